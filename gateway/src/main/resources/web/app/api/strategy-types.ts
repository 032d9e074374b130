import type {Bar} from './types';

export type RiskState = 'ACTIVE' | 'REDUCING' | 'HALTED';

export interface Barrier {
  takeProfit: number;
  stopLoss: number;
  horizonBars: number;
  touch: string;
}

export interface StrategySpec {
  name: string;
  instrument: string;
  interval: string;
  model: string;
  alias: string;
  barrier: Barrier;
  signal: {targetVolatility: number; deadband: number};
  sizing: {kellyFraction: number; maxWeight: number};
  costs: {feeBps: number; slippageBps: number};
  risk: RiskPolicy;
}

export interface RiskPolicy {
  maxNavFraction: number;
  maxLeverage: number;
  maxDrawdown: number;
  maxVolatility: number;
  maxDailyLoss: number;
  confirmations: number;
}

export interface Strategy {
  id: string;
  spec: StrategySpec;
}

export interface Portfolio {
  id: string;
  strategyId: string;
  stream: string;
  initialCash: number;
  cash: number;
  position: number;
  open: OpenPosition | null;
  equity: number;
  peakEquity: number;
  maxDrawdown: number;
  /** The probability from which on a trade earns after the costs of both sides. */
  breakEven: number;
  riskState: RiskState;
  fees: number;
  slippage: number;
  createdAt: string;
}

/** Target and stop are measured from the reference, the close of the forecast. */
export interface OpenPosition {
  quantity: number;
  entryPrice: number;
  entryOpenTimeMs: number;
  reference: number;
  targetPrice: number;
  stopPrice: number;
  bars: number;
  horizonBars: number;
}

export interface EquitySeries {
  openTimeMs: number[];
  equity: number[];
  position: number[];
  close: number[];
}

export interface Check {
  name: string;
  passed: boolean;
  observed: number;
  limit: number;
}

export interface Decision {
  portfolio: string;
  strategy: string;
  instrument: string;
  barOpenTimeMs: number;
  close: number;
  modelVersion: number | null;
  forecastReason: string | null;
  probability: number | null;
  lower: number | null;
  upper: number | null;
  signal: number | null;
  forecastVolatility: number | null;
  scaled: number | null;
  kelly: number | null;
  targetWeight: number | null;
  checks: Check[];
  reason: string;
  position: number;
  equity: number;
  riskState: RiskState;
}

export interface Fill {
  portfolio: string;
  orderId: string;
  instrument: string;
  barOpenTimeMs: number;
  quantity: number;
  price: number;
  fee: number;
  reason: string;
}

export interface Risk {
  state: RiskState;
  cause: string | null;
  checks: Check[];
}

export interface RiskChange {
  portfolio: string;
  from: RiskState;
  to: RiskState;
  cause: string;
  actor: string;
}

export interface CurveStatistics {
  startEquity: number;
  endEquity: number;
  totalReturn: number;
  cagr: number | null;
  annualVolatility: number | null;
  sharpe: number | null;
  sharpeStandardError: number | null;
  sortino: number | null;
  maxDrawdown: number;
  calmar: number | null;
  days: number;
}

export interface TradeStatistics {
  trades: number;
  wins: number;
  losses: number;
  winRate: number | null;
  profitFactor: number | null;
  expectancy: number | null;
  payoff: number | null;
}

export interface BacktestStatistics {
  bars: number;
  strategy: CurveStatistics;
  trades: TradeStatistics;
  fees: number;
  slippage: number;
  exposure: number;
  turnover: number;
  buyAndHold: CurveStatistics;
  reasons: Record<string, number>;
}

export interface Backtest {
  id: string;
  strategyId: string;
  fromMs: number;
  toMs: number;
  initialCash: number;
  modelVersion: number | null;
  createdAt: string;
  statistics: BacktestStatistics;
  equity: {openTimeMs: number[]; equity: number[]} | null;
}

export interface Prediction {
  stream: string;
  instrument: string;
  interval: string;
  bar: Bar;
  model: string;
  modelVersion: number | null;
  forecast: {probability: number; lower: number; upper: number; confidence: number} | null;
  reason: string | null;
}

// The words of the decision ledger: why a bar ended in a trade, or in none.

export type ReasonKind = 'entry' | 'win' | 'loss' | 'exit' | 'hold' | 'idle' | 'blocked';

interface Reason {
  label: string;
  words: string;
  kind: ReasonKind;
}

const REASONS: Record<string, Reason> = {
  ENTERED: {label: 'Entered', words: 'The edge pays its costs and the checks held.', kind: 'entry'},
  EXITED_TARGET: {label: 'Target hit', words: 'The price reached the target barrier.', kind: 'win'},
  EXITED_STOP: {label: 'Stopped out', words: 'The price reached the stop barrier.', kind: 'loss'},
  EXITED_TIME: {label: 'Time limit', words: 'The horizon ended before a barrier was reached.', kind: 'exit'},
  EXITED_HALT: {label: 'Closed by halt', words: 'Trading was halted, so the position was closed.', kind: 'blocked'},
  HOLDING: {label: 'Holding', words: 'A position is open and no barrier was reached.', kind: 'hold'},
  NO_FORECAST: {label: 'No forecast', words: 'There is no forecast of this bar.', kind: 'idle'},
  BARRIER_MISMATCH: {
    label: 'Other barriers',
    words: 'The model forecasts another target, stop or time limit than the strategy has.',
    kind: 'idle',
  },
  NOT_WARM: {label: 'Warming up', words: 'The window or the volatility forecast still lacks bars.', kind: 'idle'},
  NO_LONG_SIGNAL: {label: 'No long signal', words: '2p − 1 is not above zero, and it only buys.', kind: 'idle'},
  INSIDE_DEADBAND: {label: 'Inside deadband', words: 'The scaled signal is too weak to act on.', kind: 'idle'},
  EDGE_NOT_POSITIVE: {label: 'No edge after costs', words: 'Below break-even once fees and slippage are paid.', kind: 'idle'},
  SIZE_BELOW_MINIMUM: {label: 'Too small', words: 'The sized order is below the smallest order.', kind: 'idle'},
  RISK_NAV_LIMIT: {label: 'Blocked: invested share', words: 'More of the equity would be invested than allowed.', kind: 'blocked'},
  RISK_LEVERAGE_LIMIT: {label: 'Blocked: leverage', words: 'The order would exceed the leverage limit.', kind: 'blocked'},
  RISK_DRAWDOWN: {label: 'Blocked: drawdown', words: 'Equity is further below its peak than allowed.', kind: 'blocked'},
  RISK_VOLATILITY: {label: 'Blocked: volatility', words: 'Equity moved more in 24 hours than allowed.', kind: 'blocked'},
  RISK_DAILY_LOSS: {label: 'Blocked: daily loss', words: 'The loss of the last 24 hours exceeds its limit.', kind: 'blocked'},
  RISK_HALTED: {label: 'Halted', words: 'Trading is halted until the risk officer resets it.', kind: 'blocked'},
  RISK_REDUCING: {label: 'Reducing only', words: 'A limit is broken; positions may shrink only.', kind: 'blocked'},
};

export function reason(code: string): Reason {
  return REASONS[code] ?? {label: humanise(code), words: humanise(code), kind: 'idle'};
}

// Why prediction-service had no forecast.
const MISSING: Record<string, string> = {
  NO_MODEL:
    'No version that fits is served under the model and alias. If its feature set has changed since the training, train it again; the page Models says so.',
  FEATURE_SET_NOT_LIVE: 'The feature set of the model is not live.',
  NO_ANSWER: 'The model had not answered when the next bar came.',
  MODEL_NOT_READY: 'The version is still loading.',
  MODEL_FAILED: 'The model gave no usable number.',
  OVERLOADED: 'The queue of the model was full.',
  COLD_WINDOW: 'The model has not seen enough bars in a row.',
  NOT_WARM: 'Some features are not defined yet.',
};

/** A decision in words, with the reason for a missing forecast where that decided. */
export function explain(decision: {reason: string; forecastReason?: string | null}): string {
  const missing = decision.reason === 'NO_FORECAST' ? decision.forecastReason : null;
  return missing ? (MISSING[missing] ?? humanise(missing)) : reason(decision.reason).words;
}

const CHECKS: Record<string, {label: string; kind: 'fraction' | 'ratio' | 'money'}> = {
  nav: {label: 'Invested share of equity', kind: 'fraction'},
  leverage: {label: 'Leverage', kind: 'ratio'},
  drawdown: {label: 'Drawdown from peak', kind: 'fraction'},
  dailyLoss: {label: 'Loss, rolling 24 h', kind: 'fraction'},
  volatility: {label: 'Volatility, 24 h', kind: 'fraction'},
  minOrderValue: {label: 'Order value (at least)', kind: 'money'},
};

export function check(name: string): {label: string; kind: 'fraction' | 'ratio' | 'money'} {
  return CHECKS[name] ?? {label: humanise(name), kind: 'ratio'};
}

/** BLOCK_CAPITALS and camelCase as a sentence. */
export function humanise(code: string): string {
  const words = code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

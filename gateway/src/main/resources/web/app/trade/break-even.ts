import type {StrategySpec} from '../api/strategy-types';

/** The probability from which on a barrier trade earns after fees and slippage of both sides. */
export function breakEven(spec: StrategySpec): number {
  const slippage = spec.costs.slippageBps * 1e-4;
  const fee = spec.costs.feeBps * 1e-4;
  const kept = ((1 - slippage) * (1 - fee)) / ((1 + slippage) * (1 + fee));
  const win = (1 + spec.barrier.takeProfit) * kept - 1;
  const loss = 1 - (1 - spec.barrier.stopLoss) * kept;
  return loss / (win + loss);
}

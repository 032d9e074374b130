import type {Decision, Fill, Prediction, RiskChange} from '../api/strategy-types';
import {WINDOW_BARS, type TradeView} from './queries';

// How events change what is on the screen. Events may come twice, so each step is idempotent.

export function withPrediction(view: TradeView, event: Prediction): boolean {
  const spec = view.strategy?.spec;
  if (event.stream !== view.portfolio.stream || event.instrument !== spec?.instrument) return false;
  if (event.interval !== view.bars.interval) return false;
  const {openTimeMs, open, high, low, close, volume} = event.bar;
  const bars = view.bars;
  if (openTimeMs <= (bars.openTimeMs.at(-1) ?? 0)) return false;
  bars.openTimeMs.push(openTimeMs);
  bars.open.push(open);
  bars.high.push(high);
  bars.low.push(low);
  bars.close.push(close);
  bars.volume.push(volume);
  return true;
}

export function withDecision(view: TradeView, event: Decision): boolean {
  if (event.portfolio !== view.portfolio.id) return false;
  const newest = view.decisions[0];
  if (newest && event.barOpenTimeMs <= newest.barOpenTimeMs) return false;
  view.decisions = [event, ...view.decisions].slice(0, WINDOW_BARS);
  if (event.barOpenTimeMs > (view.equity.openTimeMs.at(-1) ?? 0)) {
    view.equity.openTimeMs.push(event.barOpenTimeMs);
    view.equity.equity.push(event.equity);
    view.equity.position.push(event.position);
    view.equity.close.push(event.close);
  }
  const {portfolio} = view;
  const peakEquity = Math.max(portfolio.peakEquity, event.equity);
  view.portfolio = {
    ...portfolio,
    equity: event.equity,
    peakEquity,
    maxDrawdown: Math.min(portfolio.maxDrawdown, event.equity / peakEquity - 1),
    // A new position and its barriers are loaded after its fill.
    open: event.position > 0 && portfolio.open ? {...portfolio.open, bars: portfolio.open.bars + 1} : null,
    position: event.position,
    cash: event.equity - event.position * event.close,
    riskState: event.riskState,
  };
  if (view.risk) view.risk = {...view.risk, state: event.riskState};
  return true;
}

export function withFill(view: TradeView, event: Fill): boolean {
  if (event.portfolio !== view.portfolio.id) return false;
  if (view.fills.some((fill) => fill.orderId === event.orderId)) return false;
  view.fills = [...view.fills, event];
  return true;
}

export function withRiskChange(view: TradeView, event: RiskChange): boolean {
  if (event.portfolio !== view.portfolio.id) return false;
  view.portfolio = {...view.portfolio, riskState: event.to};
  return true;
}

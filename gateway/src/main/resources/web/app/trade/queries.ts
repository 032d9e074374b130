import {ApiError, get, post} from '../api/client';
import type {Decision, EquitySeries, Fill, Portfolio, Risk, Strategy, StrategySpec} from '../api/strategy-types';
import type {BarSeries, Instrument, Page} from '../api/types';
import {intervalMillis} from '../format/time';

const PAGE = 500;
/** Bars the chart holds at most; older ones leave on the left. */
export const WINDOW_BARS = 1500;
/** Bars shown before the portfolio's first one, to see where the price came from. */
const LEAD_IN_BARS = 24;

export interface Desk {
  instruments: Instrument[];
  portfolios: Portfolio[];
  strategies: Map<string, Strategy>;
}

export interface TradeView {
  portfolio: Portfolio;
  strategy: Strategy | undefined;
  bars: BarSeries;
  equity: EquitySeries;
  /** Newest first. */
  decisions: Decision[];
  olderDecisions: string | null;
  fills: Fill[];
  risk: Risk | undefined;
}

export async function loadDesk(): Promise<Desk> {
  const [instruments, portfolios, strategies] = await Promise.all([
    get<Page<Instrument>>('/instruments'),
    get<Page<Portfolio>>('/portfolios', {page_size: PAGE}),
    get<Page<Strategy | (StrategySpec & {id: string})>>('/strategies', {page_size: PAGE}),
  ]);
  const specs = strategies.items.map((raw): Strategy => ('spec' in raw ? raw : {id: raw.id, spec: raw}));
  return {
    instruments: instruments.items,
    portfolios: portfolios.items,
    strategies: new Map(specs.map((strategy) => [strategy.id, strategy])),
  };
}

export async function loadTrade(id: string, desk: Desk): Promise<TradeView> {
  const [portfolio, equity, decisions, fills, risk] = await Promise.all([
    get<Portfolio>(`/portfolios/${id}`),
    get<EquitySeries>(`/portfolios/${id}/equity`),
    loadNewest(id),
    get<Page<Fill>>(`/portfolios/${id}/fills`, {page_size: PAGE}),
    get<Risk>(`/portfolios/${id}/risk`).catch(absent),
  ]);
  const strategy = desk.strategies.get(portfolio.strategyId);
  const shown = lastOf(equity, WINDOW_BARS);
  return {
    portfolio,
    strategy,
    bars: await loadBars(strategy?.spec, shown),
    equity: shown,
    decisions: decisions.items,
    olderDecisions: decisions.nextPageToken,
    fills: fills.items,
    risk,
  };
}

export function loadDecisions(id: string, token?: string | null): Promise<Page<Decision>> {
  return get<Page<Decision>>(`/portfolios/${id}/decisions`, {page_size: PAGE, page_token: token ?? undefined});
}

/** As many as the chart has bars. */
async function loadNewest(id: string): Promise<Page<Decision>> {
  const items: Decision[] = [];
  let token: string | null | undefined;
  do {
    const page = await loadDecisions(id, token);
    items.push(...page.items);
    token = page.nextPageToken;
  } while (token && items.length < WINDOW_BARS);
  return {items, nextPageToken: token};
}

export function halt(id: string, reason: string): Promise<unknown> {
  return post(`/portfolios/${id}/risk/halt`, {reason});
}

export function reset(id: string, reason: string): Promise<unknown> {
  return post(`/portfolios/${id}/risk/reset`, {reason});
}

async function loadBars(spec: StrategySpec | undefined, equity: EquitySeries): Promise<BarSeries> {
  const first = equity.openTimeMs[0];
  const last = equity.openTimeMs.at(-1);
  if (!spec || first === undefined || last === undefined) return emptyBars(spec?.interval ?? '1m');
  const step = intervalMillis(spec.interval);
  return get<BarSeries>(`/instruments/${spec.instrument}/bars`, {
    interval: spec.interval,
    from_ms: first - LEAD_IN_BARS * step,
    to_ms: last + step,
    limit: WINDOW_BARS + LEAD_IN_BARS,
  });
}

function emptyBars(interval: string): BarSeries {
  return {interval, openTimeMs: [], open: [], high: [], low: [], close: [], volume: []};
}

function lastOf(series: EquitySeries, size: number): EquitySeries {
  return {
    openTimeMs: series.openTimeMs.slice(-size),
    equity: series.equity.slice(-size),
    position: series.position.slice(-size),
    close: series.close.slice(-size),
  };
}

function absent(cause: unknown): undefined {
  if (cause instanceof ApiError && cause.missing) return undefined;
  throw cause;
}

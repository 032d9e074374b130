import {ApiError, get} from '../api/client';
import type {Drift, Feature, FeatureRows, FeatureSet, Gaps, QualityFinding} from '../api/feature-types';
import type {BarSeries, Instrument, Page} from '../api/types';
import {intervalMillis} from '../format/time';

export const INTERVALS = ['1m', '5m', '15m', '1h', '4h', '1d'];
const ROWS = 500;
const PAGE = 500;

export interface Catalogue {
  instruments: Instrument[];
  sets: FeatureSet[];
  features: Map<string, Feature>;
}

export interface Choice {
  instrument: string;
  interval: string;
  set: string;
}

export interface FeatureView {
  choice: Choice;
  rows: FeatureRows;
  bars: BarSeries;
  gaps: Gaps;
  findings: QualityFinding[];
  drift: Drift | undefined;
  /** Why there is no drift: most often nothing was trained yet. */
  noDrift: string;
}

export async function loadCatalogue(): Promise<Catalogue> {
  const [instruments, sets, features] = await Promise.all([
    get<Page<Instrument>>('/instruments', {page_size: PAGE}),
    get<FeatureSet[] | Page<FeatureSet>>('/feature-sets'),
    get<Feature[] | Page<Feature>>('/features/catalogue'),
  ]);
  return {
    instruments: instruments.items,
    sets: itemsOf(sets),
    features: new Map(itemsOf(features).map((feature) => [feature.name, feature])),
  };
}

/** Those that have bars. */
export async function loadIntervals(instrument: string): Promise<string[]> {
  const first = await Promise.all(
    INTERVALS.map((interval) => get<BarSeries>(`/instruments/${encodeURIComponent(instrument)}/bars`, {interval, limit: 1})),
  );
  return INTERVALS.filter((_, i) => (first[i]?.openTimeMs.length ?? 0) > 0);
}

export async function loadFeatures(choice: Choice): Promise<FeatureView> {
  const {interval} = choice;
  const path = `/instruments/${encodeURIComponent(choice.instrument)}`;
  const rows = await get<FeatureRows>(`${path}/features/latest`, {interval, feature_set: choice.set, count: ROWS});
  const first = rows.openTimeMs[0];
  const last = rows.openTimeMs.at(-1);
  if (first === undefined || last === undefined) return nothing(choice, rows);
  const range = {interval, from_ms: first, to_ms: last + intervalMillis(interval)};
  const [bars, gaps, findings, drift] = await Promise.all([
    get<BarSeries>(`${path}/bars`, {...range, limit: ROWS}),
    get<Gaps>(`${path}/gaps`, range),
    get<{findings: QualityFinding[]}>(`${path}/quality`, {interval}).then(({findings}) => findings, () => []),
    loadDrift(choice),
  ]);
  const seen = findings.filter(({fromMs, toMs}) => toMs >= first && fromMs <= last);
  return {choice, rows, bars, gaps, findings: seen, ...drift};
}

// Rows without a comparison are worth showing; a comparison that fails is no reason to hide them.
async function loadDrift(choice: Choice): Promise<{drift: Drift | undefined; noDrift: string}> {
  try {
    const {instrument, interval, set} = choice;
    return {drift: await get<Drift>('/features/drift', {instrument, interval, feature_set: set}), noDrift: ''};
  } catch (cause) {
    const untrained = cause instanceof ApiError && (cause.missing || cause.status === 409);
    const text = cause instanceof ApiError ? cause.message : String(cause);
    return {drift: undefined, noDrift: untrained ? 'No model was trained on this set here yet.' : text};
  }
}

function nothing(choice: Choice, rows: FeatureRows): FeatureView {
  const bars = {interval: choice.interval, openTimeMs: [], open: [], high: [], low: [], close: [], volume: []};
  return {choice, rows, bars, gaps: {gaps: [], gapCount: 0, missingBars: 0}, findings: [], drift: undefined, noDrift: ''};
}

function itemsOf<T>(list: T[] | Page<T>): T[] {
  return Array.isArray(list) ? list : list.items;
}

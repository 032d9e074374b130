import {ApiError, get, getAll} from '../api/client';
import type {Drift, Feature, FeatureAge, FeatureRows, FeatureSet, Freshness, Gaps, QualityFinding, RowAge} from '../api/feature-types';
import type {BarSeries, Instrument} from '../api/types';
import {intervalMillis} from '../format/time';

export const INTERVALS = ['1m', '5m', '15m', '1h', '4h', '1d'];
const ROWS = 500;

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
  /** Why findings are not known. */
  noFindings: string;
  /** Undefined where nobody could tell. */
  age: RowAge | undefined;
  /** Why nobody could. */
  noAge: ApiError | undefined;
  ages: Map<string, FeatureAge>;
  drift: Drift | undefined;
  /** Why there is no drift: most often nothing was trained yet. */
  noDrift: string;
}

export async function loadCatalogue(): Promise<Catalogue> {
  const [instruments, sets, features] = await Promise.all([
    getAll<Instrument>('/instruments'),
    getAll<FeatureSet>('/feature-sets'),
    get<Feature[]>('/features/catalogue'),
  ]);
  return {instruments, sets, features: new Map(features.map((feature) => [feature.name, feature]))};
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
    loadFindings(path, interval, first, last),
    loadDrift(choice),
  ]);
  return {choice, rows, bars, gaps, ...findings, ...drift};
}

// Rows are worth showing though nobody can say what is wrong with them; only that must be said.
async function loadFindings(path: string, interval: string, first: number, last: number) {
  try {
    const all = await getAll<QualityFinding>(`${path}/quality/findings`, {interval, from_ms: first});
    return {findings: all.filter(({fromMs}) => fromMs <= last), noFindings: ''};
  } catch (cause) {
    return {findings: [], noFindings: `suspect bars are not known: ${textOf(cause)}`};
  }
}

// Rows without a comparison are worth showing; a comparison that fails is no reason to hide them.
async function loadDrift({instrument, interval, set}: Choice): Promise<Pick<FeatureView, 'age' | 'noAge' | 'ages' | 'drift' | 'noDrift'>> {
  const series = {instrument, interval, feature_set: set};
  try {
    const drift = await get<Drift>('/features/drift', series);
    const ages = byName(drift.features.map(({freshness}) => freshness));
    return {drift, noDrift: '', age: drift.freshness, noAge: undefined, ages};
  } catch (cause) {
    const untrained = cause instanceof ApiError && (cause.missing || cause.status === 409);
    const noDrift = untrained ? 'No model was trained on this set here yet.' : textOf(cause);
    return {drift: undefined, noDrift, ...(await loadAges(series))};
  }
}

async function loadAges(series: Record<string, string>): Promise<Pick<FeatureView, 'age' | 'noAge' | 'ages'>> {
  try {
    const {freshness, features} = await get<Freshness>('/features/freshness', series);
    return {age: freshness, noAge: undefined, ages: byName(features)};
  } catch (cause) {
    const noAge = cause instanceof ApiError ? cause : new ApiError(0, 'BROKEN_PAGE', String(cause), null);
    return {age: undefined, noAge, ages: new Map()};
  }
}

function byName(ages: FeatureAge[]): Map<string, FeatureAge> {
  return new Map(ages.map((age) => [age.feature, age]));
}

function textOf(cause: unknown): string {
  return cause instanceof ApiError ? cause.message : String(cause);
}

function nothing(choice: Choice, rows: FeatureRows): FeatureView {
  const bars = {interval: choice.interval, openTimeMs: [], open: [], high: [], low: [], close: [], volume: []};
  const gaps = {gaps: [], gapCount: 0, missingBars: 0};
  const known = {findings: [], noFindings: '', age: undefined, noAge: undefined, ages: new Map(), drift: undefined, noDrift: ''};
  return {choice, rows, bars, gaps, ...known};
}

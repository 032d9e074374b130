// The JSON of feature-service, as the feature page reads it. Times ending in `Ms` are epoch milliseconds.

/** A feature of the catalogue. */
export interface Feature {
  name: string;
  group: string;
  inputs: string[];
  parameters: Record<string, number>;
  warmUp: number;
  unit: string;
  formula: string;
  nanRule: string;
  citation: string;
}

export interface FeatureSet {
  name: string;
  features: string[];
  /** Of features that are written over others. */
  expressions?: Record<string, string>;
}

/** `values` holds one list per row in the order of `names`. */
export interface FeatureRows {
  featureSet: string;
  names: string[];
  openTimeMs: number[];
  values: (number | null)[][];
}

export interface Gaps {
  gaps: {fromMs: number; toMs: number; missingBars: number}[];
  gapCount: number;
  missingBars: number;
}

export type Verdict = 'UNKNOWN' | 'STABLE' | 'WATCH' | 'DRIFTED' | 'LOST';

/** Of a feature's newest value; null where the newest rows have none. */
export interface FeatureAge {
  feature: string;
  state: 'FRESH' | 'WARMING_UP' | 'STALE' | 'ABSENT';
  knownTimeMs: number | null;
  ageMs: number | null;
}

/** Of the newest row. */
export interface RowAge {
  knownTimeMs: number;
  ageMs: number;
  intervalMs: number;
  stale: boolean;
  staleFeatures: number;
}

export interface Freshness {
  freshness: RowAge;
  features: FeatureAge[];
}

export interface FeatureDrift {
  feature: string;
  verdict: Verdict;
  stabilityIndex: number | null;
  kolmogorovSmirnov: number | null;
  significance: number | null;
  missingThen: number;
  missingNow: number;
  freshness: FeatureAge;
}

export interface Drift {
  dataset: string;
  basis: {choice: 'TRAINED' | 'NEWEST' | 'NAMED'; instruments: string[]; reason: string};
  definitionChanged: boolean;
  then: {count: number; firstOpenTimeMs: number; lastOpenTimeMs: number};
  now: {count: number; firstOpenTimeMs: number; lastOpenTimeMs: number};
  freshness: RowAge;
  verdict: Verdict;
  driftedShare: number;
  features: FeatureDrift[];
}

/** Bars that nobody should learn from. */
export interface QualityFinding {
  kind: string;
  fromMs: number;
  toMs: number;
  bars: number;
  reason: string;
}

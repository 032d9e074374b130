export interface Model {
  name: string;
  description: string | null;
}

export interface ModelVersion {
  model: string;
  version: number;
  runId: string;
  artifactSha256: string;
  publishedAt: string | null;
  card: ModelCard | null;
}

export interface AliasPointer {
  alias: string;
  version: number | null;
  forced: boolean;
  reason: string | null;
  actor: string | null;
  at: string | null;
}

export type ServingState = 'LOADING' | 'READY' | 'FAILED';

/** An alias, and what prediction-service made of it. */
export interface ServedModel {
  model: string;
  alias: string;
  /** What the alias names. */
  version: number;
  state: ServingState;
  /** What answers now. */
  servingVersion: number | null;
  /** Why the version failed. */
  reason: string | null;
  /** What keeps it from answering live bars, and what to do. */
  warning: string | null;
  stateSinceAt: string;
}

export interface GateReport {
  passed: boolean;
  checks: GateCheck[];
}

export interface GateCheck {
  name: string;
  passed: boolean;
  observed: number;
  threshold: number;
  explanation: string;
}

export interface Scores {
  logLoss: number;
  brier: number;
  brierSkill: number;
  brierSkillOverTrainingRate: number;
  prAuc: number;
  ece: number;
}

export interface Confusion {
  threshold: number;
  truePositives: number;
  falsePositives: number;
  trueNegatives: number;
  falseNegatives: number;
}

export interface ReliabilityBin {
  low: number;
  high: number;
  count: number;
  forecast: number;
  observed: number;
}

export interface Evaluation {
  rows: number;
  baseRate: number;
  reference: number;
  raw: Scores;
  calibrated: Scores;
  referenceScores: Scores;
  skillLow: number;
  skillHigh: number;
  intervalConfidence: number;
  confusion: Confusion;
  reliability: ReliabilityBin[];
}

export interface Slice {
  fromMs: number;
  toMs: number;
  rows: number;
  positives: number;
}

export interface Epoch {
  epoch: number;
  trainLoss: number;
  validationLoss: number;
  validationBrier: number;
  seconds: number;
}

/** What the dataset held when it was made; times in UTC milliseconds. */
export interface Snapshot {
  fromMs: number;
  toMs: number;
  rows: number;
  labelledRows: number;
  gaps: number;
  missingBars: number;
}

export interface ModelCard {
  architecture: {
    name: string;
    windowLength: number;
    featureCount: number;
    parameterCount: number;
    receptiveField: number;
    settings: Record<string, string>;
  };
  lineage: {
    runId: string;
    datasetId: string;
    datasetSha256: string;
    instrument: string;
    interval: string;
    featureSet: string;
    featureSetHash: string;
    kernelVersion: number;
    features: string[];
    maxGapBars: number;
    takeProfit: number;
    stopLoss: number;
    horizonBars: number;
    touch: string;
    snapshot: Snapshot;
  };
  split: {
    train: Slice;
    earlyStopping: Slice;
    calibration: Slice;
    test: Slice;
    purgedRows: number;
    embargoBars: number;
  };
  training: {
    seed: number;
    epochs: number;
    bestEpoch: number;
    batchSize: number;
    learningRate: number;
    seconds: number;
    history: Epoch[];
  };
  calibration: {method: string; a: number; b: number; confidence: number};
  calibrationSlice: Evaluation;
  test: Evaluation;
  backtest: {
    trades: number;
    totalReturn: number;
    maxDrawdown: number;
    feesPaid: number;
    note: string;
  };
  environment: Record<string, string>;
  createdAt: string;
}

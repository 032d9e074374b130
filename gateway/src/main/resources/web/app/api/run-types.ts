import type {Barrier} from './strategy-types';

export const PHASES = ['FETCH', 'SPLIT', 'FIT', 'CALIBRATE', 'EVALUATE', 'EXPORT', 'PUBLISH'] as const;

export interface Progress {
  phase: (typeof PHASES)[number];
  epoch: number;
  maxEpochs: number;
  fraction: number;
  trainLoss: number | null;
  validationLoss: number | null;
  validationBrier: number | null;
  etaSeconds: number | null;
}

export interface Run {
  id: string;
  model: string;
  state: string;
  attempt: number;
  spec: {
    architecture: string;
    dataset: {
      instrument: string;
      interval: string;
      featureSet: string;
      barrier: Barrier;
      fromMs: number;
      toMs: number;
    };
    fit: {
      maxEpochs: number;
      batchSize: number;
      learningRate: number;
      dropout: number;
      patience: number;
      seed: number;
    } | null;
  } | null;
  datasetId: string | null;
  progress: Progress | null;
  modelVersion: number | null;
  reason: string | null;
  detail: string | null;
  requestedAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface RunChange {
  runId: string;
  model: string;
  state: string;
  attempt: number;
  progress: Progress | null;
  modelVersion: number | null;
  reason: string | null;
  detail: string | null;
}

// A run whose attempt was LOST is queued again.
const ENDED = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED']);

export function hasEnded(state: string): boolean {
  return ENDED.has(state);
}

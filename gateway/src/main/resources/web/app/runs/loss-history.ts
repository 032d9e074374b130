import type {Progress} from '../api/run-types';

export interface LossPoint {
  epoch: number;
  trainLoss: number;
  validationLoss: number;
  validationBrier: number | null;
}

/** A run tells only its newest epoch; the curve is what this page has heard since. */
export class LossHistory {
  private readonly byRun = new Map<string, Map<number, LossPoint>>();

  add(runId: string, progress: Progress | null): void {
    if (!progress || progress.trainLoss === null || progress.validationLoss === null) return;
    const points = this.byRun.get(runId) ?? new Map<number, LossPoint>();
    points.set(progress.epoch, {
      epoch: progress.epoch,
      trainLoss: progress.trainLoss,
      validationLoss: progress.validationLoss,
      validationBrier: progress.validationBrier,
    });
    this.byRun.set(runId, points);
  }

  of(runId: string): LossPoint[] {
    return [...(this.byRun.get(runId)?.values() ?? [])].sort((a, b) => a.epoch - b.epoch);
  }
}

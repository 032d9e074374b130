import type {Verdict} from '../api/feature-types';
import type {Tone} from '../parts/badge';

/** By the population stability index: below 0.1, below 0.25, more; lost has no value to compare any more. */
export const VERDICTS: Record<Verdict, {tone: Tone; word: string}> = {
  STABLE: {tone: 'pos', word: 'stable'},
  WATCH: {tone: 'warn', word: 'watch'},
  DRIFTED: {tone: 'neg', word: 'drifted'},
  LOST: {tone: 'neg', word: 'lost'},
  UNKNOWN: {tone: 'neutral', word: 'no verdict'},
};

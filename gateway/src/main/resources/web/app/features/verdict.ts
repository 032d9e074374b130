import type {Verdict} from '../api/feature-types';
import type {Tone} from '../parts/badge';

/** By the population stability index: below 0.1, below 0.25, more. */
export const VERDICTS: Record<Verdict, {tone: Tone; word: string}> = {
  STABLE: {tone: 'pos', word: 'stable'},
  WATCH: {tone: 'warn', word: 'watch'},
  DRIFTED: {tone: 'neg', word: 'drifted'},
  UNKNOWN: {tone: 'neutral', word: 'no verdict'},
};

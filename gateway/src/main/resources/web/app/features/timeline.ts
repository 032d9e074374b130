import {intervalMillis} from '../format/time';
import type {FeatureView} from './queries';

/** Missing bars get places on the axis, so that a gap is seen; of a long gap only these many. */
const MOST_PLACES = 24;
/** A longer gap begins a new segment, and every feature anew. */
const SEGMENT_GAP_BARS = 5;

/** A stretch of places; `from` and `to` are the places beside it. */
export interface Stretch {
  from: number;
  to: number;
  text: string;
}

export interface Timeline {
  times: number[];
  /** Which row stands at a place; undefined where a bar is missing. */
  rows: (number | undefined)[];
  gaps: Stretch[];
  /** Rows with which a segment begins. */
  starts: number[];
}

export function timeline({rows, choice}: FeatureView): Timeline {
  const step = intervalMillis(choice.interval);
  const line: Timeline = {times: [], rows: [], gaps: [], starts: []};
  rows.openTimeMs.forEach((time, row) => {
    const previous = row > 0 ? rows.openTimeMs[row - 1]! : time - step;
    const missing = Math.round((time - previous) / step) - 1;
    if (row === 0 || missing > SEGMENT_GAP_BARS) line.starts.push(row);
    if (missing > 0) {
      const places = Math.min(missing, MOST_PLACES);
      const from = line.times.length - 1;
      for (let i = 1; i <= places; i++) {
        line.times.push(previous + Math.round((i * (missing + 1)) / (places + 1)) * step);
        line.rows.push(undefined);
      }
      line.gaps.push({from, to: line.times.length, text: missing === 1 ? '1 bar missing' : `${missing} bars missing`});
    }
    line.times.push(time);
    line.rows.push(row);
  });
  return line;
}

/** Where a feature has no value: after the beginning of a segment it warms up, for `warmUp` rows and no longer. */
export function withoutValue(line: Timeline, values: (number | null)[], warmUp: number): Stretch[] {
  const stretches: Stretch[] = [];
  const starts = new Set(line.starts);
  let from: number | undefined;
  let text = '';
  let ofSegment = 0;
  line.rows.forEach((row, place) => {
    const absent = row !== undefined && values[row] === null;
    if (row !== undefined) ofSegment = starts.has(row) ? 1 : ofSegment + 1;
    if (absent && from === undefined) {
      from = Math.max(0, place - 1);
      text = 'warm-up';
    }
    if (absent && ofSegment > warmUp) text = 'no value';
    if (row !== undefined && !absent && from !== undefined) {
      stretches.push({from, to: place, text});
      from = undefined;
    }
  });
  if (from !== undefined) stretches.push({from, to: line.rows.length - 1, text});
  return stretches;
}

/** How many rows ago a feature last had a value; undefined if never. */
export function rowsAgo(values: (number | null)[]): number | undefined {
  const last = values.findLastIndex((value) => value !== null);
  return last < 0 ? undefined : values.length - 1 - last;
}

export function column(view: FeatureView, feature: string): (number | null)[] {
  const at = view.rows.names.indexOf(feature);
  return view.rows.values.map((row) => row[at] ?? null);
}

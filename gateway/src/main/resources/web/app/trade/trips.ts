import type {Fill} from '../api/strategy-types';

/** A position from its entry to its exit; without an exit it is open. */
export interface Trip {
  entry: Fill;
  exit: Fill | undefined;
  /** After fees of both sides; undefined while open. */
  profit: number | undefined;
}

export function trips(fills: Fill[]): Trip[] {
  const ordered = [...fills].sort((a, b) => a.barOpenTimeMs - b.barOpenTimeMs || numberOf(a) - numberOf(b));
  const result: Trip[] = [];
  for (const fill of ordered) {
    const open = result.at(-1);
    if (fill.quantity > 0) {
      result.push({entry: fill, exit: undefined, profit: undefined});
    } else if (open && !open.exit) {
      open.exit = fill;
      open.profit = -fill.quantity * fill.price - open.entry.quantity * open.entry.price - fill.fee - open.entry.fee;
    }
  }
  return result;
}

// An order's id ends in its number: a bar can end one trip and begin the next.
function numberOf(fill: Fill): number {
  return Number(fill.orderId.split('-').at(-1));
}

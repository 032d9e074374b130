// The JSON of the public API, as the services write it. Times ending in `Ms` are epoch milliseconds.

export interface Me {
  user: string;
  tenant: string;
  roles: string[];
}

export interface Page<T> {
  items: T[];
  nextPageToken: string | null;
}

export interface Instrument {
  symbol: string;
  venue: string;
}

export interface BarSeries {
  interval: string;
  openTimeMs: number[];
  open: number[];
  high: number[];
  low: number[];
  close: number[];
  volume: number[];
}

export interface Bar {
  openTimeMs: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

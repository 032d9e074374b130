/** `#/models/tcn/3?tab=x` as page `models`, rest `[tcn, 3]`. */
export interface Place {
  page: string;
  rest: string[];
  query: URLSearchParams;
}

export function place(): Place {
  const [path = '', search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [page = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return {page: page || 'trade', rest, query: new URLSearchParams(search)};
}

export function link(page: string, rest: (string | number)[] = [], query: Record<string, string> = {}): string {
  const path = [page, ...rest.map((part) => encodeURIComponent(String(part)))].join('/');
  const search = new URLSearchParams(query).toString();
  return `#/${path}${search ? `?${search}` : ''}`;
}

/** Changes the address without a step in the history: for choices, not for pages. */
export function replace(hash: string): void {
  history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

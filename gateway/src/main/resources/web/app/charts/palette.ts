/** The theme's colours, resolved, because a canvas cannot read CSS variables. */
export interface Palette {
  surface: string;
  line: string;
  lineStrong: string;
  text: string;
  muted: string;
  faint: string;
  accent: string;
  accentWeak: string;
  pos: string;
  neg: string;
  warn: string;
  candleUp: string;
  candleDown: string;
  font: string;
}

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    surface: read('surface'),
    line: read('line'),
    lineStrong: read('line-strong'),
    text: read('text'),
    muted: read('muted'),
    faint: read('faint'),
    accent: read('accent'),
    accentWeak: read('accent-weak'),
    pos: read('pos'),
    neg: read('neg'),
    warn: read('warn'),
    candleUp: read('candle-up'),
    candleDown: read('candle-down'),
    font: read('font'),
  };
}

export const darkMode = matchMedia('(prefers-color-scheme: dark)');

/** The same colour, see-through. */
export function fade(hex: string, alpha: number): string {
  const value = Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');
  return hex.length === 7 ? hex + value : hex;
}

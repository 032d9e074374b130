// One way to write each kind of number. Nothing known is an en dash, minus is a real minus.

const NOTHING = '–';
const THIN = '\u202f';

type Maybe = number | null | undefined;

function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const zero = Number(Math.abs(value).toFixed(digits)) === 0;
  return value < 0 && !zero ? `−${text}` : text;
}

function known(value: Maybe): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

export function number(value: Maybe, digits = 2): string {
  return known(value) ? fixed(value, digits) : NOTHING;
}

export function signed(value: Maybe, digits = 2): string {
  if (!known(value)) return NOTHING;
  const text = fixed(value, digits);
  return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${text}` : text;
}

/** From a fraction: 0.123 is 12.3 %. */
export function percent(value: Maybe, digits = 1): string {
  return known(value) ? `${fixed(value * 100, digits)}${THIN}%` : NOTHING;
}

export function signedPercent(value: Maybe, digits = 2): string {
  return known(value) ? `${signed(value * 100, digits)}${THIN}%` : NOTHING;
}

export function count(value: Maybe): string {
  return known(value) ? fixed(value, 0) : NOTHING;
}

/** Prices span orders of magnitude: the smaller, the more decimals. */
export function price(value: Maybe): string {
  if (!known(value)) return NOTHING;
  const size = Math.abs(value);
  return fixed(value, size >= 100 ? 2 : size >= 1 ? 4 : 6);
}

/** Of any size: four digits that say something. */
export function significant(value: Maybe): string {
  if (!known(value)) return NOTHING;
  const size = Math.abs(value);
  if (size >= 1000) return fixed(value, 0);
  const text = String(Number(size.toPrecision(4)));
  return value < 0 ? `−${text}` : text;
}

/** For an axis, whose ticks are round. */
export function axisPrice(value: number): string {
  return value.toLocaleString('en-US', {maximumFractionDigits: 6});
}

/** A number of unknown kind: whole ones stay whole. */
export function plain(value: Maybe): string {
  return known(value) && Number.isInteger(value) ? fixed(value, 0) : number(value, 4);
}

export function quantity(value: Maybe): string {
  if (!known(value)) return NOTHING;
  return value === 0 ? '0' : fixed(value, Math.abs(value) >= 100 ? 2 : 5);
}

/** 11 d 18 h, 1 h 05 min, 2 min 10 s, 8 s. */
export function duration(seconds: Maybe): string {
  if (!known(seconds)) return NOTHING;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}${THIN}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}${THIN}min ${pad(whole % 60)}${THIN}s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}${THIN}h ${pad(minutes % 60)}${THIN}min`;
  return `${Math.floor(hours / 24)}${THIN}d ${pad(hours % 24)}${THIN}h`;
}

/** The quote currency of BASE-QUOTE. */
export function quoteOf(instrument: string): string {
  return instrument.split('-')[1] ?? '';
}

export function baseOf(instrument: string): string {
  return instrument.split('-')[0] ?? '';
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

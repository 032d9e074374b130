// Every time on the screen is UTC.

type When = number | string | null | undefined;

function parts(when: When): {day: string; minute: string; second: string} | undefined {
  if (when === null || when === undefined || when === '') return undefined;
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  return {day: iso.slice(0, 10), minute: iso.slice(11, 16), second: iso.slice(11, 19)};
}

export function dateTime(when: When): string {
  const part = parts(when);
  return part ? `${part.day} ${part.minute}` : '–';
}

export function dateTimeSeconds(when: When): string {
  const part = parts(when);
  return part ? `${part.day} ${part.second}` : '–';
}

export function date(when: When): string {
  return parts(when)?.day ?? '–';
}

export function minute(when: When): string {
  return parts(when)?.minute ?? '–';
}

/** For an axis: the day where a day begins, else the minute. */
export function axisTime(when: number): string {
  const part = parts(when);
  if (!part) return '';
  return part.minute === '00:00' ? part.day.slice(5) : part.minute;
}

const MILLIS: Record<string, number> = {
  '1m': 60_000,
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '4h': 14_400_000,
  '1d': 86_400_000,
};

export function intervalMillis(interval: string): number {
  return MILLIS[interval] ?? 60_000;
}

/** ISO dates, both inclusive. */
export interface DayRange {
  from: string;
  to: string;
}

export const presets = [
  { id: '7', title: '7 days' },
  { id: '28', title: '28 days' },
  { id: '90', title: '90 days' },
  { id: '365', title: '12 months' },
  { id: 'month', title: 'This month' },
  { id: 'last-month', title: 'Last month' },
] as const;

export type Preset = typeof presets[number]['id'];

/** Today where the reader sits; the server's reporting zone may be a day ahead or behind around midnight. */
export function todayHere(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function rangeOf(preset: Preset, today: string): DayRange {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  if (preset === 'month') return { from: firstOfMonth, to: today };
  if (preset === 'last-month') {
    const to = addDays(firstOfMonth, -1);
    return { from: `${to.slice(0, 8)}01`, to };
  }
  return { from: addDays(today, 1 - Number(preset)), to: today };
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(secondsOf(text)) && dayOf(secondsOf(text)) === text;
}

export function addDays(day: string, days: number): string {
  return dayOf(secondsOf(day) + days * 86_400);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((secondsOf(to) - secondsOf(from)) / 86_400);
}

/** Seconds since 1970 of the day's midnight in UTC: days are labels here, not instants. */
export function secondsOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

export function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The same days a year earlier; 29 February becomes 28. */
export function yearBefore({ from, to }: DayRange): DayRange {
  const earlier = (day: string) => {
    const text = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
    return isDay(text) ? text : `${text.slice(0, 8)}28`;
  };
  return { from: earlier(from), to: earlier(to) };
}

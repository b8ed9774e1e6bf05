import { secondsOf } from '../state/days';

const years = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;

export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(undefined, years).format(secondsOf(day) * 1000);
}

export function formatDayShort(day: string): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(secondsOf(day) * 1000);
}

export function formatMonth(day: string): string {
  return new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(secondsOf(day) * 1000);
}

export function formatRange(from: string, to: string): string {
  return from === to ? formatDay(from) : new Intl.DateTimeFormat(undefined, years).formatRange(secondsOf(from) * 1000, secondsOf(to) * 1000);
}

/** An instant in the reporting time zone, which is named: the reader may sit elsewhere. */
export function formatInstant(instant: string, zone?: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat(undefined, { ...options, ...(zone ? { timeZone: zone, timeZoneName: 'short' } : {}) }).format(new Date(instant));
  } catch {
    return instant;
  }
}

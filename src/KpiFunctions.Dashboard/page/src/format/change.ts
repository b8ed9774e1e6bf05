import type { Kpi, Value } from '../api/types';

export interface Change {
  text: string;
  tone: 'good' | 'bad' | 'even';
  rising: boolean | null;
}

/**
 * The step from the previous period: in percent of its amount, for ratios in percentage points.
 * Null when either side has no number, or there is nothing to compare with.
 */
export function changeOf(now: Value | undefined, before: Value | undefined, kpi: Kpi): Change | null {
  const to = now?.value ?? null;
  const from = before?.value ?? null;
  if (to === null || from === null) return null;
  if (kpi.unit !== 'ratio' && from === 0) return null;
  const step = kpi.unit === 'ratio' ? to - from : (to - from) / Math.abs(from);
  const text = kpi.unit !== 'ratio' ? percent(step) : kpi.name === 'roas' ? `${decimal(step)}×` : `${decimal(step * 100)} pp`;
  const rising = Math.abs(step) < 0.0005 ? null : step > 0;
  return { text, rising, tone: toneOf(rising, kpi.direction) };
}

function toneOf(rising: boolean | null, direction: string | null | undefined): Change['tone'] {
  if (rising === null || !direction) return 'even';
  if (/^(up|high)/i.test(direction)) return rising ? 'good' : 'bad';
  return /^(down|low)/i.test(direction) ? (rising ? 'bad' : 'good') : 'even';
}

function percent(step: number): string {
  const digits = Math.abs(step) >= 1 ? 0 : 1;
  return new Intl.NumberFormat(undefined, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: digits }).format(step);
}

function decimal(step: number): string {
  return new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero', maximumFractionDigits: Math.abs(step) >= 10 ? 1 : 2 }).format(step);
}

import type { ComponentChildren } from 'preact';
import type { Range } from '../api/types';
import { IntervalBar } from '../parts/IntervalBar';

export interface BarRow {
  id: string;
  label: ComponentChildren;
  value: number | null;
  interval?: Range | null | undefined;
  n?: number | undefined;
  tone?: 'accent' | 'good' | 'bad' | 'wait' | 'faint';
  /** Said right of the value. */
  aside?: ComponentChildren;
}

interface Props {
  label: string;
  rows: readonly BarRow[];
  write: (value: number) => string;
  /** The value that fills the line; default: the highest. */
  full?: number;
}

/** Amounts by length: a list that reads well without its bars too. */
export function Bars({ label, rows, write, full }: Props) {
  const highest = full ?? (Math.max(0, ...rows.map(row => row.value ?? 0)) || 1);
  return (
    <ul class="bars" aria-label={label}>
      {rows.map(row => (
        <li key={row.id}>
          <span class="bars-label">{row.label}</span>
          <span class="bars-value">{row.value === null ? <span class="none">—</span> : write(row.value)}{row.aside}</span>
          <svg class="bars-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-track" width="100" height="6" />
            <rect class={`tone-${row.tone ?? 'accent'}`} width={Math.max(0, Math.min(100, ((row.value ?? 0) / highest) * 100))} height="6" />
          </svg>
          {row.value !== null && row.interval && <IntervalBar value={row.value} interval={row.interval} n={row.n} write={write} top={highest} />}
        </li>
      ))}
    </ul>
  );
}

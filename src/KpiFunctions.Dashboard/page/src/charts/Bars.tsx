import type { ComponentChildren } from 'preact';
import type { Range } from '../api/types';
import type { About, Part } from '../explain/fact';
import { FactNumber } from '../parts/FactNumber';

export interface BarRow {
  id: string;
  label: ComponentChildren;
  value: number | null;
  interval?: Range | null | undefined;
  n?: number | undefined;
  /** Whose it is, in words; otherwise the id. */
  of?: string | undefined;
  parts?: readonly Part[];
  tone?: 'accent' | 'good' | 'bad' | 'wait' | 'faint';
  /** Said right of the value. */
  aside?: ComponentChildren;
}

interface Props {
  label: string;
  /** What the numbers mean. */
  about: About;
  rows: readonly BarRow[];
  write: (value: number) => string;
  /** The value that fills the line; default: the highest. */
  full?: number;
}

/** Amounts by length: a list that reads well without its bars too. */
export function Bars({ label, about, rows, write, full }: Props) {
  const highest = full ?? (Math.max(0, ...rows.map(row => row.value ?? 0)) || 1);
  return (
    <ul class="bars" aria-label={label}>
      {rows.map(row => (
        <li key={row.id}>
          <span class="bars-label">{row.label}</span>
          <span class="bars-value"><FactNumber about={about} value={{ value: row.value, interval: row.interval ?? null, ...(row.n === undefined ? {} : { n: row.n }) }} write={write} of={row.of ?? row.id} parts={row.parts} top={highest} />{row.aside}</span>
          <svg class="bars-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-track" width="100" height="6" />
            <rect class={`tone-${row.tone ?? 'accent'}`} width={Math.max(0, Math.min(100, ((row.value ?? 0) / highest) * 100))} height="6" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Range, Value } from '../api/types';
import type { About, Part } from '../explain/fact';
import { wordsOf } from '../format/labels';
import { percent, whole } from '../format/plain';
import { Asked } from '../state/asked';
import { useShell } from '../state/shell';
import { Obeyed } from '../state/useHonoured';
import { IntervalBar } from './IntervalBar';

export interface FactProps {
  about: About;
  value: Value | number | null | undefined;
  write: (value: number) => string;
  of?: string | undefined;
  parts?: readonly Part[] | undefined;
  /** The scale's end of the whisker. */
  top?: number | undefined;
  /** Instead of the written value, where a reader needs words. */
  children?: ComponentChildren;
  /** Otherwise than other numbers are drawn. */
  class?: string;
}

/** A number that is no KPI of a scope, and opens its own explanation all the same. */
export function FactNumber({ about, value, write, of = '', parts = [], top, children, class: style = 'kpi-number' }: FactProps) {
  const { explain } = useShell();
  const asked = useContext(Asked);
  const { scope } = useContext(Obeyed);
  const known: Value = typeof value === 'object' && value !== null ? value : { value: value ?? null };
  const shown = known.value === null ? '—' : write(known.value);
  const reason = known.value === null ? wordsOf(known.reason ?? 'no-data') : '';
  const open = () => explain({ about, of, shown, reason, interval: words(known.interval, write), parts: [...sidesOf(known), ...parts], scope, asked });
  return (
    <>
      <button type="button" class={style} aria-haspopup="dialog" title={reason || about.title} onClick={open}>
        {children ?? (reason ? <span class="none"><span aria-hidden="true">—</span><span class="visually-hidden">{reason}</span></span> : shown)}
      </button>
      {known.value !== null && known.interval && <IntervalBar value={known.value} interval={known.interval} n={known.n} write={write} top={top} />}
    </>
  );
}

function sidesOf({ numerator, denominator, n }: Value): Part[] {
  return [
    ...(numerator == null ? [] : [{ title: 'Numerator', text: whole(numerator) }]),
    ...(denominator == null ? [] : [{ title: 'Denominator', text: whole(denominator) }]),
    ...(n === undefined ? [] : [{ title: 'n', text: whole(n) }]),
  ];
}

function words(interval: Range | null | undefined, write: (value: number) => string): string {
  return interval ? `With ${percent(interval.level, 0)} confidence between ${write(interval.low)} and ${write(interval.high)} (${interval.method}).` : '';
}

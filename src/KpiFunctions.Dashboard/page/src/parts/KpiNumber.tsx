import { useContext } from 'preact/hooks';
import type { DayState, Kpi, Value } from '../api/types';
import type { Length } from '../format/money';
import { formatValue } from '../format/values';
import { useShell } from '../state/shell';
import { Obeyed } from '../state/useHonoured';
import { IntervalBar } from './IntervalBar';
import { Missing } from './Missing';

interface Props {
  kpi: Kpi;
  value: Value | undefined;
  currency: string;
  /** The number's scope in the API's text. */
  scope: string;
  range?: { from: string; to: string };
  state?: DayState;
  length?: Length;
  /** Otherwise than its unit is written: with its sign, say. */
  write?: (value: number) => string;
}

/** A number that opens its own explanation. What may still change is underlined with dashes, what was changed with dots. */
export function KpiNumber({ kpi, value, currency, scope, range, state = 'final', length = 'short', write = each => formatValue(each, kpi, currency, length) }: Props) {
  const { explain, view } = useShell();
  const { where } = useContext(Obeyed);
  const days = range ?? view.range;
  const number = value?.value ?? null;
  return (
    <>
      <button
        type="button" class={`kpi-number is-${state}`} aria-haspopup="dialog"
        title={number === null ? undefined : `${formatValue(number, kpi, currency, 'exact')}`}
        onClick={() => explain({ kpi: kpi.name, scope, from: days.from, to: days.to, ...(where ? { where } : {}) })}>
        {number === null ? <Missing value={value} kpi={kpi} /> : write(number)}
      </button>
      {number !== null && value?.interval && <IntervalBar value={number} interval={value.interval} n={value.n} write={each => formatValue(each, kpi, currency, 'short')} />}
    </>
  );
}

import { useMemo, useState } from 'preact/hooks';
import type { Kpi, KpiAnswer } from '../api/types';
import { formatRange } from '../format/dates';
import { formatValue } from '../format/values';
import { Chart } from './Chart';
import { linesOf } from './lines';
import { KpiNumber } from '../parts/KpiNumber';
import { periodName, SeriesTable } from './SeriesTable';
import { StateBadge } from '../parts/StateBadge';

/** The chart, a line that reads out the pointed-at period, and the same numbers as a table. */
export function Series({ answer, kpi, marks }: { answer: KpiAnswer; kpi: Kpi; marks: readonly string[] }) {
  const lines = useMemo(() => linesOf(answer, kpi.name), [answer, kpi.name]);
  const [pointed, setPointed] = useState<number | null>(null);
  const slot = pointed === null ? null : lines.slots[pointed] ?? null;
  const point = slot ? slot.point : answer.total;
  const before = slot ? slot.before : answer.previous && answer.previous.points.length > 0 ? answer.previous.total.values[kpi.name]?.value ?? null : null;
  const value = point?.values[kpi.name];

  return (
    <>
      <p class="readout" aria-live={pointed === null ? 'off' : 'polite'}>
        <span class="readout-when">{slot ? periodName(slot.from, slot.to, answer.interval) : formatRange(answer.from, answer.to)}</span>
        <strong><KpiNumber kpi={kpi} value={value} currency={answer.currency} scope={answer.scope} range={slot ?? answer} state={point?.state ?? 'never'} /></strong>
        {before !== null && <span class="muted">before: {formatValue(before, kpi, answer.currency, 'short')}</span>}
        {point && <StateBadge state={point.state} />}
      </p>
      <Chart marks={marks} lines={lines} kpi={kpi} currency={answer.currency} interval={answer.interval} point={setPointed} />
      <ul class={answer.interval === 'day' ? 'legend' : 'legend legend-bars'} aria-hidden="true">
        <li><i class="key-final" />Final</li>
        {answer.points.some(point => point.state === 'provisional') && <li><i class="key-provisional" />Provisional</li>}
        {answer.points.some(point => point.state === 'restated') && <li><i class="key-restated" />Restated</li>}
        {marks.length > 0 && <li><i class="key-mark" />Post published</li>}
        {lines.hasPrevious && <li><i class="key-previous" />{answer.previous ? formatRange(answer.previous.from, answer.previous.to) : 'Before'}</li>}
      </ul>
      <SeriesTable lines={lines} kpi={kpi} answer={answer} />
    </>
  );
}

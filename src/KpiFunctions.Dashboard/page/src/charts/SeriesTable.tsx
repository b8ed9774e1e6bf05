import type { Interval, Kpi, KpiAnswer } from '../api/types';
import { formatDay, formatMonth, formatRange } from '../format/dates';
import type { Lines } from './lines';
import { KpiNumber } from '../parts/KpiNumber';
import { StateBadge } from '../parts/StateBadge';

interface Props {
  lines: Lines;
  kpi: Kpi;
  answer: KpiAnswer;
}

/** The chart's numbers for those who read rather than look. */
export function SeriesTable({ lines, kpi, answer }: Props) {
  return (
    <details class="behind">
      <summary>Show as table</summary>
      <div class="table-frame" tabIndex={0} role="region" aria-label={`${kpi.title} as a table`}>
        <table>
          <caption class="visually-hidden">{kpi.title}, {formatRange(answer.from, answer.to)}</caption>
          <thead><tr><th scope="col">Period</th><th scope="col" class="num">{kpi.title}</th><th scope="col">State</th></tr></thead>
          <tbody>
            {lines.slots.filter(slot => slot.point).map(({ from, to, point }) => {
              const value = point!.values[kpi.name];
              return (
                <tr key={from}>
                  <th scope="row">{periodName(from, to, answer.interval)}</th>
                  <td class="num"><KpiNumber kpi={kpi} value={value} currency={answer.currency} scope={answer.scope} range={{ from: point!.from, to: point!.to }} state={point!.state} length="exact" /></td>
                  <td><StateBadge state={point!.state} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function periodName(from: string, to: string, interval: Interval): string {
  if (interval === 'month' && from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)) return formatMonth(from);
  return from === to ? formatDay(from) : formatRange(from, to);
}

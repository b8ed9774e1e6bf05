import { formatDay, formatInstant } from '../format/dates';
import { wordsOf } from '../format/labels';
import { formatValue } from '../format/values';
import { StateBadge } from '../parts/StateBadge';
import type { Explanation } from './explanation';

export function DaysBehind({ explanation: { days, kpi, currency } }: { explanation: Explanation }) {
  if (days.length === 0) return null;
  return (
    <details class="behind">
      <summary>Day by day</summary>
      <div class="table-frame" tabIndex={0} role="region" aria-label="Day by day">
        <table>
          <thead><tr><th scope="col">Day</th><th scope="col" class="num">{kpi.title}</th><th scope="col">State</th></tr></thead>
          <tbody>
            {days.map(day => (
              <tr key={day.day}>
                <th scope="row">{formatDay(day.day)}</th>
                <td class="num">{day.value === null ? '—' : formatValue(day.value, kpi, currency, 'exact')}</td>
                <td>
                  <StateBadge state={day.state} />
                  {day.restatedAt && <span class="sub">{formatInstant(day.restatedAt)}: {(day.restatedWhy ?? []).map(wordsOf).join(', ')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

import { formatDay } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { Card } from '../../parts/Card';
import { addDays, daysBetween, secondsOf } from '../../state/days';
import { useShell } from '../../state/shell';
import { dayOfPlan, planTones, type Plan } from './plan';

const mostWeeks = 14;

/** Weeks of the range, the latest last; a range longer than a quarter shows its end. */
export function Months({ items }: { items: readonly Plan[] }) {
  const { view: { range } } = useShell();
  const weekday = (day: string) => (new Date(secondsOf(day) * 1000).getUTCDay() + 6) % 7;
  const last = addDays(range.to, 6 - weekday(range.to));
  const weeks = Math.min(mostWeeks, Math.ceil((daysBetween(range.from, last) + 1) / 7));
  const first = addDays(last, 1 - weeks * 7);
  const names = Array.from({ length: 7 }, (_, index) => new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' }).format(secondsOf(addDays(first, index)) * 1000));
  return (
    <Card title="Calendar">
      <div class="table-frame" tabIndex={0} role="region" aria-label="Calendar">
        <table class="calendar">
          <thead><tr>{names.map(name => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {Array.from({ length: weeks }, (_, week) => (
              <tr key={week}>
                {names.map((name, index) => {
                  const day = addDays(first, week * 7 + index);
                  const outside = day < range.from || day > range.to;
                  return (
                    <td key={name} class={outside ? 'outside' : undefined}>
                      <time dateTime={day} title={formatDay(day)}>{Number(day.slice(8))}</time>
                      {!outside && items.filter(plan => dayOfPlan(plan) === day).map(plan => (
                        <span key={plan.id} class={`badge badge-${planTones[plan.state]}`} title={`${wordsOf(plan.state)}: ${plan.title ?? plan.id}`}><span class="visually-hidden">{wordsOf(plan.state)}: </span><bdi>{plan.title || wordsOf(plan.contentType ?? plan.state)}</bdi></span>
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

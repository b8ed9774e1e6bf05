import { goalTones, type Goal } from '../../api/goals';
import type { Kpi, KpiAnswer } from '../../api/types';
import { Spark } from '../../charts/Spark';
import { formatDay, formatInstant } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { decimal, percent } from '../../format/plain';
import { formatValue } from '../../format/values';
import { goals } from '../../explain/facts/decisions';
import { FactNumber } from '../../parts/FactNumber';
import { KpiNumber } from '../../parts/KpiNumber';
import { Card } from '../../parts/Card';
import { Term } from '../../parts/Term';
import { useKpi, useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { Progress } from './Progress';

/** One goal: how far, how fast, where it leads, and what would bring it back. */
export function GoalCard({ goal }: { goal: Goal }) {
  const kpi = useKpi(goal.kpi);
  const { today } = useShell();
  const until = goal.due < today ? goal.due : today;
  const course = useAnswer<KpiAnswer>(kpi && goal.start <= until ? `/kpis?${new URLSearchParams({ kpis: goal.kpi, scope: goal.scope ?? '', from: goal.start, to: until, interval: 'day' })}` : null).data;
  const currency = course?.currency ?? '';
  const write = (value: number | null | undefined) => value == null ? '—' : kpi ? formatValue(value, kpi, currency, 'short') : decimal(value);
  const shares = [{ title: 'Progress', text: goal.progress === null ? 'unknown' : percent(goal.progress) }, { title: 'Time passed', text: goal.elapsed === null ? 'unknown' : percent(goal.elapsed) }];
  return (
    <Card title={goal.name || goal.id} actions={<span class={`badge badge-${goalTones[goal.status]}`}>{wordsOf(goal.status)}</span>}>
      <div class="stack">
        <p>{kpi ? <Term kpi={kpi} scope={goal.scope ?? ''} /> : goal.kpi} <strong>{kpi ? <KpiNumber kpi={kpi} value={goal.actual} currency={currency} scope={goal.scope ?? ''} range={{ from: goal.start, to: until }} /> : <FactNumber about={goals.actual} value={goal.actual} write={write} of={goal.name} />}</strong> of {write(goal.target)}{goal.baseline !== null && <span class="muted">, from {write(goal.baseline)}</span>}</p>
        <Progress goal={goal} />
        {course && <Spark points={course.points} kpi={goal.kpi} />}
        <dl class="stats">
          <div><dt>Due</dt><dd class="small">{formatDay(goal.due)}</dd></div>
          <div><dt>Pace</dt><dd><FactNumber about={goals.pace} value={goal.pace} write={pace => `${decimal(pace, 2)}×`} of={goal.name} parts={shares} /><small>1× arrives on time</small></dd></div>
          <div><dt>Projection</dt><dd><FactNumber about={goals.projection} value={goal.projection?.value} write={write} of={goal.name} parts={goal.projection ? [{ title: 'Method', text: wordsOf(goal.projection.method) }, { title: 'Range', text: `${write(goal.projection.low)} to ${write(goal.projection.high)}` }] : []} /><small>{goal.elapsed === 1 ? 'the time is over' : goal.projection?.low != null && goal.projection.high != null ? `${write(goal.projection.low)} to ${write(goal.projection.high)}, ${wordsOf(goal.projection.method).toLowerCase()}` : 'not enough days'}</small></dd></div>
        </dl>
        {goal.adjustments?.length > 0 && <ul class="muted">{goal.adjustments.map(each => <li key={each.kind}>{adjustment(each, kpi, write)}</li>)}</ul>}
        {goal.parentAssumption && <Assumption {...goal.parentAssumption} />}
        {goal.missing?.length > 0 && <p class="muted">Missing: {goal.missing.join(', ')}</p>}
        {goal.changes?.length > 0 && (
          <details class="behind">
            <summary>Changed {goal.changes.length === 1 ? 'once' : `${goal.changes.length} times`}</summary>
            <ul class="timeline">{goal.changes.map(each => <li key={`${each.at} ${each.field}`}><time dateTime={each.at}>{formatInstant(each.at)}</time><span>{wordsOf(each.field)}: {each.from ?? 'nothing'} → {each.to ?? 'nothing'}</span></li>)}</ul>
          </details>
        )}
        <p class="muted">{[goal.owner, goal.elapsed === null ? null : `${percent(goal.elapsed, 0)} of the time has passed`].filter(Boolean).join(' · ')}</p>
      </div>
    </Card>
  );
}

function Assumption({ parent, assumed, actual, low, high, state }: NonNullable<Goal['parentAssumption']>) {
  const found = actual === null ? 'not known yet' : `${decimal(actual, 3)}${low !== null && high !== null ? ` (${decimal(low, 3)} to ${decimal(high, 3)})` : ''}`;
  return <p class="muted">Serves {parent}: each one was assumed to bring {decimal(assumed, 3)} of it and brings {found}. <span class={`badge ${state === 'no-longer-holds' ? 'badge-bad' : ''}`}>{wordsOf(state)}</span></p>;
}

function adjustment({ kind, value }: Goal['adjustments'][number], kpi: Kpi | undefined, write: (value: number) => string): string {
  const text = typeof value === 'number' ? write(value) : /^\d{4}-\d\d-\d\d/.test(value) ? formatDay(value.slice(0, 10)) : value;
  switch (kind) {
    case 'daily-rate': return `To arrive on time: ${text} a day${kpi?.unit === 'ratio' ? ' on average' : ''}.`;
    case 'new-date': return `At this pace it arrives on ${text}.`;
    default: return `A target that fits this pace: ${text}.`;
  }
}

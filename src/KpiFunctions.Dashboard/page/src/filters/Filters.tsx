import { presets, rangeOf } from '../state/days';
import { filterDimensions, withMember } from '../state/scope';
import { useShell } from '../state/shell';
import type { Filtering } from '../shell/pages';
import type { Compare } from '../state/view';
import { DayFields } from './DayFields';
import { MemberSelect } from './MemberSelect';

const compares: { id: Compare; title: string }[] = [
  { id: 'previous', title: 'the days before' }, { id: 'year', title: 'a year earlier' }, { id: 'none', title: 'nothing' },
];

/** What to show: days, what to compare with, and members. The same on all pages, so that turning a page keeps the question. */
export function Filters({ filtering, ready }: { filtering: Filtering; ready: boolean }) {
  const { view, show, today } = useShell();
  return (
    <section class="filters" aria-label="What to show">
      <div class="segments" role="group" aria-label="Date range presets">
        {presets.map(({ id, title }) => {
          const range = rangeOf(id, today);
          const chosen = range.from === view.range.from && range.to === view.range.to;
          return <button key={id} type="button" aria-pressed={chosen} onClick={() => show({ range })}>{title}</button>;
        })}
      </div>
      <DayFields range={view.range} show={range => show({ range })} />
      {filtering === 'all' && (
        <>
          <label class="field">
            <span>Compare with</span>
            <select value={view.compare} onChange={event => show({ compare: event.currentTarget.value as Compare })}>
              {compares.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
            </select>
          </label>
          {ready && filterDimensions.map(dimension => (
            <MemberSelect
              key={dimension} dimension={dimension} chosen={view.scope[dimension] ?? null}
              choose={member => show({ scope: withMember(view.scope, dimension, member) })} />
          ))}
        </>
      )}
    </section>
  );
}

import { Select } from '../parts/Select';
import { presets, rangeOf } from '../state/days';
import { withMember, type FilterDimension } from '../state/scope';
import { useShell } from '../state/shell';
import type { Filtering } from '../shell/pages';
import { tells } from '../state/where';
import type { Compare } from '../state/view';
import { DayFields } from './DayFields';
import { IgnoredFilters } from './IgnoredFilters';
import { MemberSelect } from './MemberSelect';
import { MoreFilter } from './MoreFilter';

const compares: { value: Compare; label: string }[] = [
  { value: 'previous', label: 'the days before' }, { value: 'year', label: 'a year earlier' }, { value: 'none', label: 'nothing' },
];

const always = ['campaign', 'influencer', 'platform'] as const;

interface Props {
  filtering: Filtering;
  /** Whether to ask for the members to choose from. */
  ready: boolean;
  /** Somebody reaches for the filters. */
  want: () => void;
}

/** What to show: days, what to compare with, and members. The same on all pages, so that turning a page keeps the question. */
export function Filters({ filtering, ready, want }: Props) {
  const { view, show, today } = useShell();
  const choose = (dimension: FilterDimension, member: string | null) => {
    const scope = withMember(view.scope, dimension, member);
    show({ scope, where: view.where && tells(view.where, scope) ? view.where : null });
  };
  return (
    <section class="filters" aria-label="What to show" onPointerEnter={want} onFocusCapture={want}>
      <div class="segments" role="group" aria-label="Date range presets">
        {presets.map(({ id, title }) => {
          const range = rangeOf(id, today);
          const chosen = range.from === view.range.from && range.to === view.range.to;
          return <button key={id} type="button" aria-pressed={chosen} onClick={() => show({ range })}>{title}</button>;
        })}
      </div>
      <DayFields range={view.range} show={range => show({ range })} />
      {filtering === 'all' && <Select label="Compare with" value={view.compare} options={compares} change={compare => show({ compare: compare as Compare })} />}
      {filtering !== 'range' && (
        <>
          {always.map(dimension => <MemberSelect key={dimension} dimension={dimension} ready={ready} chosen={view.scope[dimension] ?? null} choose={member => choose(dimension, member)} />)}
          {filtering === 'all' && <MoreFilter />}
        </>
      )}
      {filtering !== 'all' && <IgnoredFilters filtering={filtering} />}
    </section>
  );
}

import type { Interval, KpiAnswer } from '../api/types';
import { yearBefore } from './days';
import { kpiPath } from './kpiPath';
import { filterDimensions, type FilterDimension } from './scope';
import { useShell } from './shell';
import { useAnswer, type Answer } from './useAnswer';
import { useHonoured, type Honoured } from './useHonoured';

interface Wish {
  kpis: readonly string[];
  interval?: Interval | 'total';
  /** Members besides the reader's filters. */
  within?: Partial<Record<FilterDimension, string>>;
}

/** KPIs of the reader's range, filters and comparison. The server compares with the days before; the year before is a second question. */
export function useKpis({ kpis, interval = 'day', within = {} }: Wish): Answer<KpiAnswer> & { filters: Honoured } {
  const { view, catalogue } = useShell();
  const filters = useHonoured(filterDimensions, { within });
  const question = { kpis: kpis.filter(name => catalogue.kpis.some(kpi => kpi.name === name)), range: view.range, members: filters.members, where: view.where, interval, compares: view.compare === 'previous' };
  const now = useAnswer<KpiAnswer>(kpiPath(question));
  const before = useAnswer<KpiAnswer>(view.compare === 'year' ? kpiPath({ ...question, range: yearBefore(view.range) }) : null);
  const data = now.data && view.compare === 'year' && before.data
    ? { ...now.data, previous: { from: before.data.from, to: before.data.to, points: before.data.points, total: before.data.total } }
    : now.data;
  return { ...now, data, filters };
}

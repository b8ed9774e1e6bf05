import type { Interval, KpiAnswer } from '../api/types';
import { yearBefore } from './days';
import { useShell } from './shell';
import { useAnswer, type Answer } from './useAnswer';
import { useHonoured, type Honoured } from './useHonoured';
import { filterDimensions, type FilterDimension } from './scope';

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
  const known = kpis.filter(name => catalogue.kpis.some(kpi => kpi.name === name));
  const query = (range: { from: string; to: string }, compare: boolean) => new URLSearchParams({
    kpis: known.join(','), scope: filters.scope, ...(filters.where ? { where: filters.where } : {}), ...range, interval, ...(compare ? { compare: 'previous' } : {}),
  });
  const path = `/kpis?${query(view.range, view.compare === 'previous')}`;
  const now = useAnswer<KpiAnswer>(path);
  const before = useAnswer<KpiAnswer>(view.compare === 'year' ? `/kpis?${query(yearBefore(view.range), false)}` : null);
  const data = now.data && view.compare === 'year' && before.data
    ? { ...now.data, previous: { from: before.data.from, to: before.data.to, points: before.data.points, total: before.data.total } }
    : now.data;
  return { ...now, data, filters };
}

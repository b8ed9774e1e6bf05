import type { Leaderboard, Member } from '../api/types';
import { useShell } from './shell';
import { usePages } from './usePages';

/** All members of a dimension that have data in the range, with the KPIs asked for. */
export function useMembers(dimension: string, kpis: readonly string[], within = '', descending = true) {
  const { view, catalogue } = useShell();
  const known = kpis.filter(name => catalogue.kpis.some(kpi => kpi.name === name));
  const query = new URLSearchParams({
    dimension, within, kpis: known.join(','), orderBy: known[0] ?? 'clicks', order: descending ? 'desc' : 'asc', ...view.range, size: '1000',
  });
  const path = `/kpis/leaderboard?${query}`;
  return usePages<Member, Leaderboard>(path, true);
}

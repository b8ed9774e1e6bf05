import type { Leaderboard, Member } from '../api/types';
import { keptBeside } from './scope';
import { useShell } from './shell';
import { useHonoured } from './useHonoured';
import { usePages } from './usePages';

/** All members of a dimension that have data in the range, with the KPIs asked for. Plain: whatever the filters say. Nothing is asked while it need not be. */
export function useMembers(dimension: string, kpis: readonly string[], { plain = false, ask = true } = {}) {
  const { view, catalogue } = useShell();
  const filters = useHonoured(plain ? [] : keptBeside(dimension), { listed: dimension, takesWhere: !plain });
  const known = kpis.filter(name => catalogue.kpis.some(kpi => kpi.name === name));
  const query = new URLSearchParams({
    dimension, within: filters.scope, ...(filters.where ? { where: filters.where } : {}), kpis: known.join(','), orderBy: known[0] ?? 'clicks', order: 'desc', ...view.range, size: '1000',
  });
  return { ...usePages<Member, Leaderboard>(ask ? `/kpis/leaderboard?${query}` : null, true), filters };
}

import type { Interval } from '../api/types';
import type { DayRange } from './days';
import { writeScope, type Scope } from './scope';
import { tells, writeWhere, type Where } from './where';

interface Question {
  kpis: readonly string[];
  range: DayRange;
  members: Scope;
  where: Where | null;
  interval: Interval | 'total';
  compares: boolean;
}

/** The path that KPIs are asked for with: the same text for the same question. */
export function kpiPath({ kpis, range, members, where, interval, compares }: Question): string {
  const told = where && tells(where, members) ? { where: writeWhere(where) } : {};
  return `/kpis?${new URLSearchParams({ kpis: kpis.join(','), scope: writeScope(members), ...told, ...range, interval, ...(compares ? { compare: 'previous' } : {}) })}`;
}

import type { Interval } from '../api/types';
import { isDay, rangeOf, type DayRange } from './days';
import { readScope, writeScope, type Scope } from './scope';
import { readWhere, writeWhere, type Where } from './where';

export type Compare = 'previous' | 'year' | 'none';

/** What the reader looks at. It lives in the address, so that a view can be bookmarked and shared. */
export interface View {
  /** The page's id, the last part of the path. */
  page: string;
  range: DayRange;
  compare: Compare;
  scope: Scope;
  /** A filter by what the registry says; null: none. */
  where: Where | null;
  /** The chart's KPI; null: the page's own choice. */
  kpi: string | null;
  interval: Interval;
  /** What only this page knows: a chosen member, a tab, an order. */
  own: Readonly<Record<string, string>>;
}

const base = '/dashboard';
const shared = new Set(['from', 'to', 'compare', 'scope', 'where', 'kpi', 'interval']);
export const startPage = 'overview';

export function readView(path: string, search: string, today: string): View {
  const query = new URLSearchParams(search);
  const from = query.get('from');
  const to = query.get('to');
  const interval = query.get('interval');
  const compare = query.get('compare');
  return {
    page: path.slice(base.length).replace(/^\/|\/$/g, '').replace(/^index\.html$/, '') || startPage,
    range: from && to && isDay(from) && isDay(to) && from <= to ? { from, to } : rangeOf('28', today),
    compare: compare === 'year' || compare === 'none' ? compare : 'previous',
    scope: readScope(query.get('scope')),
    where: readWhere(query.get('where')),
    kpi: query.get('kpi'),
    interval: interval === 'week' || interval === 'month' ? interval : 'day',
    own: Object.fromEntries([...query].filter(([name]) => !shared.has(name))),
  };
}

export function writeView(view: View): string {
  const query = new URLSearchParams({ from: view.range.from, to: view.range.to });
  if (view.compare !== 'previous') query.set('compare', view.compare);
  const scope = writeScope(view.scope);
  if (scope) query.set('scope', scope);
  if (view.where) query.set('where', writeWhere(view.where));
  if (view.kpi !== null) query.set('kpi', view.kpi);
  if (view.interval !== 'day') query.set('interval', view.interval);
  for (const [name, value] of Object.entries(view.own)) if (value !== '') query.set(name, value);
  return `${view.page === startPage ? base : `${base}/${view.page}`}?${query}`;
}

/** Another page with the same range, comparison and filters, and with nothing of the former page's own. */
export function turnTo(view: View, page: string, own: Record<string, string> = {}): View {
  return { ...view, page, own, kpi: null };
}

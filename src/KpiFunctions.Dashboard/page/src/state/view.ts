import type { Interval } from '../api/types';
import { isDay, rangeOf, type DayRange } from './days';

/** What the reader looks at. It lives in the address, so that a view can be bookmarked and shared. */
export interface View {
  range: DayRange;
  /** A campaign's member name; null for all campaigns. */
  campaign: string | null;
  kpi: string;
  interval: Interval;
}

const defaultKpi = 'revenueNet';

export function readView(search: string, today: string): View {
  const query = new URLSearchParams(search);
  const from = query.get('from');
  const to = query.get('to');
  const range = from && to && isDay(from) && isDay(to) ? { from, to } : rangeOf('28', today);
  const interval = query.get('interval');
  return {
    range,
    campaign: campaignOf(query.get('scope')),
    kpi: query.get('kpi') ?? defaultKpi,
    interval: interval === 'week' || interval === 'month' ? interval : 'day',
  };
}

export function writeView(view: View): string {
  const query = new URLSearchParams({ from: view.range.from, to: view.range.to });
  if (view.campaign !== null) query.set('scope', scopeOf(view.campaign));
  if (view.kpi !== defaultKpi) query.set('kpi', view.kpi);
  if (view.interval !== 'day') query.set('interval', view.interval);
  return `?${query}`;
}

/** The API's scope text: members are percent-encoded, so that a name with a comma or an equals sign stays one member. */
export function scopeOf(campaign: string | null): string {
  return campaign === null ? '' : `campaign=${encodeURIComponent(campaign)}`;
}

function campaignOf(scope: string | null): string | null {
  const member = scope?.match(/^campaign=([^,=]+)$/)?.[1];
  if (member === undefined) return null;
  try {
    return decodeURIComponent(member);
  } catch {
    return null;
  }
}

import type { KpiAnswer, Point } from '../api/types';
import { addDays, daysBetween, secondsOf } from '../state/days';

/** One period of the chart; without a point nothing was counted in it. */
export interface Slot {
  from: string;
  to: string;
  point: Point | null;
  before: number | null;
}

/** What the chart draws: the same periods as closed and as provisional values, and the previous period beneath. */
export interface Lines {
  slots: Slot[];
  x: number[];
  closed: (number | null)[];
  provisional: (number | null)[];
  /** Values that were changed after their day had been closed. */
  restated: (number | null)[];
  previous: (number | null)[];
  hasPrevious: boolean;
}

export function linesOf(answer: KpiAnswer, kpi: string): Lines {
  const slots = answer.interval === 'day' ? daySlots(answer, kpi) : answer.points.map(point => ({ from: point.from, to: point.to, point, before: null }));
  const valueOf = (slot: Slot) => slot.point?.values[kpi]?.value ?? null;
  const isProvisional = (slot: Slot | undefined) => slot?.point?.state === 'provisional';
  // On a line the provisional part begins at the last closed day, so that it does not float.
  const joins = (index: number) => answer.interval === 'day' && isProvisional(slots[index + 1]);

  const previous = slots.map(slot => slot.before);
  return {
    slots,
    x: slots.map(slot => secondsOf(slot.from)),
    closed: slots.map(slot => isProvisional(slot) ? null : valueOf(slot)),
    provisional: slots.map((slot, index) => isProvisional(slot) || joins(index) ? valueOf(slot) : null),
    restated: slots.map(slot => slot.point?.state === 'restated' ? valueOf(slot) : null),
    previous,
    hasPrevious: previous.some(value => value !== null),
  };
}

/** Every day of the range, so that a day without data is a gap and not a straight line; days of the two periods meet by position. */
function daySlots(answer: KpiAnswer, kpi: string): Slot[] {
  const points = new Map(answer.points.map(point => [point.from, point]));
  const before = new Map((answer.previous?.points ?? []).map(point => [daysBetween(answer.previous!.from, point.from), point.values[kpi]?.value ?? null]));
  return Array.from({ length: daysBetween(answer.from, answer.to) + 1 }, (_, index) => {
    const day = addDays(answer.from, index);
    return { from: day, to: day, point: points.get(day) ?? null, before: before.get(index) ?? null };
  });
}

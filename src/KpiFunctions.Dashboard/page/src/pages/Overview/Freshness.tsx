import type { KpiAnswer } from '../../api/types';
import { formatDayShort, formatInstant } from '../../format/dates';
import { StateBadge } from '../../parts/StateBadge';

/** How far the numbers reach, and which of them may still move. */
export function Freshness({ answer }: { answer: KpiAnswer }) {
  const { total, points, zone } = answer;
  const firstProvisional = points.find(point => point.state === 'provisional');
  const restated = points.filter(point => point.state === 'restated').length;

  return (
    <p class="freshness" role="status">
      <StateBadge state={total.state} />
      <span>{total.asOf ? <>Counted up to <time dateTime={total.asOf}>{formatInstant(total.asOf, zone)}</time>.</> : 'Nothing counted yet.'}</span>
      {firstProvisional && <span>Days from {formatDayShort(firstProvisional.from)} on may still change as late records arrive.</span>}
      {!firstProvisional && <span>All days of this range are closed.</span>}
      {restated > 0 && <span>{restated === 1 ? 'One day was' : `${restated} days were`} restated after closing.</span>}
    </p>
  );
}

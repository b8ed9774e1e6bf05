import type { Goal } from '../../api/goals';
import { percent } from '../../format/plain';

/** How far the goal is, with a mark where it should be by now. */
export function Progress({ goal: { progress, elapsed } }: { goal: Goal }) {
  const share = (value: number) => Math.max(0, Math.min(1, value)) * 100;
  const words = `${progress === null ? 'Progress unknown' : `${percent(progress, 0)} reached`}${elapsed === null ? '' : `, ${percent(elapsed, 0)} of the time has passed`}`;
  return (
    <svg class="progress" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={words}>
      <rect class="bar-track" width="100" height="10" />
      {progress !== null && <rect class="tone-accent" width={share(progress)} height="10" />}
      {elapsed !== null && <path d={`M${share(elapsed)} 0v10`} />}
    </svg>
  );
}

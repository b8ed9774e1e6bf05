import type { Range } from '../api/types';
import { percent, whole } from '../format/plain';

interface Props {
  value: number;
  interval: Range;
  n?: number | undefined;
  write: (value: number) => string;
  /** The scale's end, where several whiskers are compared; otherwise each has its own. */
  top?: number | undefined;
}

/** Where a value may lie by chance: a whisker on a scale from zero. */
export function IntervalBar({ value, interval, n, write, top: end }: Props) {
  const low = Math.min(0, interval.low);
  const top = end ?? (Math.max(interval.high, value) * 1.1 || 1);
  const x = (each: number) => ((each - low) / (top - low)) * 100;
  const words = `${percent(interval.level, 0)} sure between ${write(interval.low)} and ${write(interval.high)}${n === undefined ? '' : `, n = ${whole(n)}`}`;
  return (
    <span class="whisker" title={words}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <path d={`M${x(interval.low)} 1v6M${x(interval.high)} 1v6M${x(interval.low)} 4H${x(interval.high)}`} />
        <rect x={x(value) - 1} y="1" width="2" height="6" />
      </svg>
      <span class="visually-hidden">{words}</span>
      {n !== undefined && <span class="whisker-n" aria-hidden="true">n {whole(n)}</span>}
    </span>
  );
}

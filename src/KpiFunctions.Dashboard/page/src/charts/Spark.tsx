import type { Point } from '../api/types';

const width = 240;
const height = 44;

/** The daily course behind a main number: a picture only, the numbers are in the series below. */
export function Spark({ points, kpi }: { points: Point[]; kpi: string }) {
  const values = points.map(point => point.values[kpi]?.value ?? null);
  const known = values.filter(value => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(0, ...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => (index / (values.length - 1)) * width;
  const y = (value: number) => height - 2 - ((value - low) / span) * (height - 4);

  // A day without a number is a gap: the line starts anew after it, and a day alone between gaps is a dot.
  const isGap = (index: number) => values[index] == null;
  const step = (value: number, index: number) =>
    `${isGap(index - 1) ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}${isGap(index - 1) && isGap(index + 1) ? 'h0.01' : ''}`;
  const line = values.map((value, index) => value === null ? '' : step(value, index)).join('');
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={line} />
    </svg>
  );
}

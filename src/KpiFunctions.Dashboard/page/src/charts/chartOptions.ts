import uPlot from 'uplot';
import type { Interval, Kpi } from '../api/types';
import { formatDayShort, formatMonth } from '../format/dates';
import { formatValue } from '../format/values';
import { dayOf } from '../state/days';
import { drawMarks } from './drawMarks';
import { inks } from './inks';
import type { Lines } from './lines';

interface Subject {
  lines: Lines;
  kpi: Kpi;
  currency: string;
  interval: Interval;
  marks: readonly string[];
  size: { width: number; height: number };
  report: (index: number | null) => void;
}

/** Days are a line, weeks and months are bars: a bar says that it stands for a whole period. */
export function chartOptions({ lines, kpi, currency, interval, marks, size, report }: Subject): uPlot.Options {
  const ink = inks();
  const bars = interval !== 'day' ? uPlot.paths.bars!({ size: [0.6, 56], radius: 0.12 }) : undefined;
  const shape = bars ? { paths: bars, points: { show: false } } : { points: { size: 6, width: 2, filter: alone } };
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;

  return {
    ...size,
    padding: [12, 28, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 8, width: 2, fill: ink.surface } },
    hooks: { setCursor: [plot => report(plot.cursor.left != null && plot.cursor.left >= 0 ? plot.cursor.idx ?? null : null)], draw: [plot => drawMarks(plot, marks, ink.wait)] },
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    scales: {
      x: { range: (_, low, high) => spread(low, high, lines.x, Boolean(bars)) },
      y: { range: (_, low, high) => aroundZero(low, high) },
    },
    axes: [
      {
        font, stroke: ink.muted, grid: { show: false }, ticks: { show: false }, gap: 8, size: 36,
        splits: (_, __, low, high) => thinned(lines.x, low, high, size.width),
        values: (_, splits) => splits.map(each => interval === 'month' ? formatMonth(dayOf(each)) : formatDayShort(dayOf(each))),
      },
      {
        font, stroke: ink.muted, grid: { stroke: ink.line, width: 1 }, ticks: { show: false }, gap: 8, space: 48,
        size: (_, values) => 16 + 7 * Math.max(3, ...(values ?? []).map(each => each.length)),
        values: (plot, splits) => splits.map(each => isEmpty(plot) ? '' : formatValue(each, kpi, currency, 'tick')),
      },
    ],
    series: [
      {},
      { ...shape, label: 'final', stroke: ink.accent, width: bars ? 0 : 2, fill: bars ? ink.accent : ink.wash },
      { ...shape, label: 'provisional', stroke: ink.accent, width: bars ? 1.5 : 2, dash: [5, 4], fill: ink.wash },
      { label: 'restated', stroke: ink.wait, width: 0, points: { show: true, size: 8, width: 2, fill: ink.surface } },
      { label: 'previous', stroke: ink.faint, width: 1.5, show: lines.hasPrevious, points: { show: false } },
    ],
  };
}

/** Bars need half a period of air on both sides; a single day would otherwise have no width at all. */
function spread(low: number, high: number, x: number[], bars: boolean): [number, number] {
  const step = x.length > 1 ? x[1]! - x[0]! : 86_400;
  const air = bars || low === high ? step * 0.6 : 0;
  return [low - air, high + air];
}

/** Amounts are compared by height, so the axis starts at zero; negative values get their room below. */
function aroundZero(low: number | null, high: number | null): [number, number] {
  if (low === null && high === null) return [0, 1];
  const bottom = Math.min(0, low ?? 0);
  const top = Math.max(0, high ?? 0);
  const air = (top - bottom || 1) * 0.08;
  return [bottom < 0 ? bottom - air : 0, top > 0 || bottom === 0 ? top + air : 0];
}

/** Dots for values that no line reaches, and for all while they are few. */
function alone(plot: uPlot, series: number): number[] {
  const values = plot.data[series] ?? [];
  const indices = [...values.keys()].filter(index => values[index] != null);
  return values.length <= 14 ? indices : indices.filter(index => values[index - 1] == null && values[index + 1] == null);
}

function isEmpty(plot: uPlot): boolean {
  return plot.data.slice(1).every(series => Array.from(series).every(value => value == null));
}

function thinned(x: number[], low: number, high: number, width: number): number[] {
  const shown = x.filter(each => each >= low && each <= high);
  const every = Math.max(1, Math.ceil(shown.length / Math.max(2, Math.floor(width / 90))));
  return shown.filter((_, index) => index % every === 0);
}

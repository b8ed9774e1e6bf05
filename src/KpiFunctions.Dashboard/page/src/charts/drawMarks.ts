import type uPlot from 'uplot';
import { secondsOf } from '../state/days';

/** A small triangle on the time axis for each marked day in sight. */
export function drawMarks(plot: uPlot, days: readonly string[], colour: string): void {
  const { ctx, bbox } = plot;
  const size = 5 * devicePixelRatio;
  const foot = bbox.top + bbox.height;
  ctx.save();
  ctx.fillStyle = colour;
  for (const day of new Set(days)) {
    const x = plot.valToPos(secondsOf(day), 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, foot - size * 1.6);
    ctx.lineTo(x + size, foot);
    ctx.lineTo(x - size, foot);
    ctx.fill();
  }
  ctx.restore();
}

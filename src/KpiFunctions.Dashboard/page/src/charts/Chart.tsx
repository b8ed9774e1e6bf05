import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Interval, Kpi } from '../api/types';
import { themeChanged } from '../shell/theme';
import { chartOptions } from './chartOptions';
import type { Lines } from './lines';

interface Props {
  lines: Lines;
  kpi: Kpi;
  currency: string;
  interval: Interval;
  /** Days to mark at the foot of the chart. */
  marks: readonly string[];
  /** Called with the index of the period under the pointer or the arrow keys, null when none is. */
  point: (index: number | null) => void;
}

export function Chart({ lines, kpi, currency, interval, marks, point }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const pointed = useRef<number | null>(null);

  useEffect(() => {
    const report = (index: number | null) => {
      pointed.current = index;
      point(index);
    };
    const draw = () => {
      plot.current?.destroy();
      const size = { width: frame.current!.clientWidth, height: heightFor(frame.current!.clientWidth) };
      plot.current = new uPlot(chartOptions({ lines, kpi, currency, interval, marks, size, report }), [lines.x, lines.closed, lines.provisional, lines.restated, lines.previous], frame.current!);
    };
    draw();
    const resize = new ResizeObserver(() => {
      const width = frame.current?.clientWidth ?? 0;
      if (width > 0 && width !== plot.current?.width) plot.current?.setSize({ width, height: heightFor(width) });
    });
    resize.observe(frame.current!);
    addEventListener(themeChanged, draw);
    return () => {
      removeEventListener(themeChanged, draw);
      resize.disconnect();
      plot.current?.destroy();
      plot.current = null;
      report(null);
    };
  }, [lines, kpi, currency, interval, marks.join(), point]);

  const step = (event: KeyboardEvent) => {
    const last = lines.x.length - 1;
    const now = pointed.current;
    const next = event.key === 'ArrowRight' ? (now === null ? 0 : Math.min(last, now + 1))
      : event.key === 'ArrowLeft' ? (now === null ? last : Math.max(0, now - 1))
      : event.key === 'Home' ? 0 : event.key === 'End' ? last : null;
    if (next === null || !plot.current) return;
    event.preventDefault();
    plot.current.setCursor({ left: plot.current.valToPos(lines.x[next]!, 'x'), top: 10 });
  };

  return (
    <div
      ref={frame} class="chart" role="img" tabIndex={0} onKeyDown={step} onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      aria-label={`Chart of ${kpi.title}. Use the left and right arrow keys to read single periods; the same numbers are in the table below.`} />
  );
}

function heightFor(width: number): number {
  return width < 520 ? 220 : 300;
}

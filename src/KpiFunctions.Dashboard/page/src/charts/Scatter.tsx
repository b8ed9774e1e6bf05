import { useElementWidth } from './useElementWidth';
import { ticks } from './ticks';

export interface Dot {
  id: string;
  label: string;
  x: number;
  y: number;
  tone?: 'accent' | 'wait' | 'bad' | 'good' | 'faint';
}

interface Axis {
  title: string;
  write: (value: number) => string;
  /** A line that parts the picture: the median, or where return meets cost. */
  cut?: number | null;
}

interface Props {
  dots: readonly Dot[];
  x: Axis;
  y: Axis;
  label: string;
  choose?: (id: string) => void;
}

const margin = { top: 14, right: 18, bottom: 44, left: 64 };

/** One dot a member. The names stand beside the outermost dots only; the table below has all. */
export function Scatter({ dots, x, y, label, choose }: Props) {
  const [frame, width] = useElementWidth();
  const height = width < 520 ? 280 : 340;
  const across = ticks([0, ...dots.map(dot => dot.x), x.cut ?? 0], width < 520 ? 3 : 6);
  const upward = ticks([0, ...dots.map(dot => dot.y), y.cut ?? 0], 5);
  const px = (value: number) => margin.left + share(value, across) * (width - margin.left - margin.right);
  const py = (value: number) => height - margin.bottom - share(value, upward) * (height - margin.top - margin.bottom);
  const named = namesWithRoom([...dots].sort((one, other) => other.y - one.y).map(dot => ({ id: dot.id, x: px(dot.x), y: py(dot.y), isLeft: px(dot.x) > width * 0.75, letters: short(dot.label).length })));

  return (
    <div ref={frame} class="scatter">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}. The same numbers are in the table below.`}>
        {upward.map(value => <g key={value}><line class="grid" x1={margin.left} x2={width - margin.right} y1={py(value)} y2={py(value)} /><text class="tick" x={margin.left - 8} y={py(value) + 4} text-anchor="end">{y.write(value)}</text></g>)}
        {across.map(value => <text key={value} class="tick" x={px(value)} y={height - margin.bottom + 18} text-anchor="middle">{x.write(value)}</text>)}
        {x.cut != null && <line class="cut" x1={px(x.cut)} x2={px(x.cut)} y1={margin.top} y2={height - margin.bottom} />}
        {y.cut != null && <line class="cut" x1={margin.left} x2={width - margin.right} y1={py(y.cut)} y2={py(y.cut)} />}
        <text class="axis" x={width - margin.right} y={height - 6} text-anchor="end">{x.title}</text>
        <text class="axis" x={margin.left} y={margin.top - 3} text-anchor="start">{y.title}</text>
        {dots.map(dot => (
          <g key={dot.id} class={choose ? 'dot dot-open' : 'dot'} onClick={() => choose?.(dot.id)}>
            <title>{`${dot.label}: ${x.title} ${x.write(dot.x)}, ${y.title} ${y.write(dot.y)}`}</title>
            <circle class={`tone-${dot.tone ?? 'accent'}`} cx={px(dot.x)} cy={py(dot.y)} r="6" />
            {named.has(dot.id) && <text class="name" x={px(dot.x) + (px(dot.x) > width * 0.75 ? -10 : 10)} y={py(dot.y) + 4} text-anchor={px(dot.x) > width * 0.75 ? 'end' : 'start'}>{short(dot.label)}</text>}
          </g>
        ))}
      </svg>
    </div>
  );
}

interface Name {
  id: string;
  x: number;
  y: number;
  isLeft: boolean;
  letters: number;
}

/** Names that lie over no other; who is left out has a title and a row in the table. */
function namesWithRoom(names: readonly Name[]): Set<string> {
  const boxes: { id: string; left: number; right: number; y: number }[] = [];
  for (const { id, x, y, isLeft, letters } of names) {
    const box = { id, y, left: isLeft ? x - 10 - letters * 6.5 : x - 6, right: isLeft ? x + 6 : x + 10 + letters * 6.5 };
    if (boxes.every(each => Math.abs(each.y - y) > 13 || each.right < box.left || each.left > box.right)) boxes.push(box);
  }
  return new Set(boxes.map(box => box.id));
}

function share(value: number, marks: readonly number[]): number {
  const [low, high] = [marks[0]!, marks[marks.length - 1]!];
  return (value - low) / (high - low || 1);
}

function short(label: string): string {
  const letters = [...label];
  return letters.length > 18 ? `${letters.slice(0, 17).join('')}…` : label;
}

import { experiments } from '../../explain/facts/decisions';
import { wordsOf } from '../../format/labels';
import { decimal, percent, signedPercent, whole } from '../../format/plain';
import { FactNumber } from '../../parts/FactNumber';
import type { Comparison, Variant } from './experiment';

/** Each lift with its interval around the line of no difference. */
export function Lifts({ comparisons, variants }: { comparisons: readonly Comparison[]; variants: readonly Variant[] }) {
  if (comparisons.length === 0) return null;
  const reach = Math.max(0.01, ...comparisons.flatMap(each => [each.low, each.high, each.lift]).map(value => Math.abs(value ?? 0))) * 1.1;
  const x = (value: number) => 50 + (value / reach) * 50;
  const nameOf = (id: string) => variants.find(each => each.id === id)?.label || id;
  const partsOf = (...ids: string[]) => ids.map(id => ({ title: nameOf(id), text: meanOf(variants.find(each => each.id === id)) }));
  return (
    <ul class="lifts" aria-label="Lifts against the control">
      {comparisons.map(({ variant, control, lift, low, high, level, method, p, holmP, chanceToWin }) => (
        <li key={`${variant} ${method}`}>
          <span><bdi>{nameOf(variant)}</bdi> against <bdi>{nameOf(control)}</bdi></span>
          <strong><FactNumber about={experiments.lift} value={lift} write={value => signedPercent(value)} of={`${nameOf(variant)} against ${nameOf(control)}`} parts={partsOf(variant, control)} /></strong>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <path class="zero" d="M50 0v10" />
            {low !== null && high !== null && <path class="reach" d={`M${x(low)} 5H${x(high)}M${x(low)} 2v6M${x(high)} 2v6`} />}
            {lift !== null && <rect x={x(lift) - 0.6} y="1.5" width="1.2" height="7" />}
          </svg>
          <span class="muted">
            {low !== null && high !== null && `${percent(level, 0)} sure between ${signedPercent(low)} and ${signedPercent(high)} (${wordsOf(method).toLowerCase()})`}
            {p !== null && `, p ${decimal(p, 4)}`}{holmP !== null && holmP !== p && `, corrected ${decimal(holmP, 4)}`}
            {chanceToWin !== null && `, chance to win ${percent(chanceToWin, 0)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function meanOf(variant: Variant | undefined): string {
  return variant?.mean == null ? 'unknown' : `${decimal(variant.mean, 4)}, n ${whole(variant.exposures)}`;
}

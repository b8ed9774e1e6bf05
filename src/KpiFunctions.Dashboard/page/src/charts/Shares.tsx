import type { About } from '../explain/fact';
import { percent } from '../format/plain';
import { FactNumber } from '../parts/FactNumber';

export interface Share {
  id: string;
  label: string;
  share: number;
}

/** Parts of a whole side by side, the largest first; those beyond the fifth are one. */
export function Shares({ label, about, shares }: { label: string; about: About; shares: readonly Share[] }) {
  const sorted = [...shares].sort((one, other) => other.share - one.share);
  const rest = sorted.slice(5).reduce((sum, each) => sum + each.share, 0);
  const shown = rest > 0 ? [...sorted.slice(0, 5), { id: 'rest', label: 'Others', share: rest }] : sorted;
  let from = 0;
  return (
    <figure class="shares" aria-label={label}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {shown.map((each, index) => {
          const x = from;
          from += each.share * 100;
          return <rect key={each.id} class={`part part-${index}`} x={x} width={Math.max(0, each.share * 100 - 0.4)} height="10" />;
        })}
      </svg>
      <ul>{shown.map((each, index) => <li key={each.id}><svg class={`part-key part part-${index}`} viewBox="0 0 10 10" aria-hidden="true" data-icon><rect width="10" height="10" rx="2" /></svg>{each.label} <span class="muted"><FactNumber about={about} value={each.share} write={percent} of={each.label} /></span></li>)}</ul>
    </figure>
  );
}

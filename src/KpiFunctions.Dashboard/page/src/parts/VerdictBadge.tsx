import { verdictTones, type Verdict } from '../api/recommendations';
import { wordsOf } from '../format/labels';

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  return <span class={`badge badge-${verdictTones[verdict] ?? 'even'}`}>{wordsOf(verdict)}</span>;
}

import type { Recommendation, Recommendations } from '../api/recommendations';
import { wordsOf } from '../format/labels';
import { decimal } from '../format/plain';
import { VerdictBadge } from './VerdictBadge';

/** The verdict with the rule that gave it, its numbers, and what would change it. */
export function VerdictReason({ item, rules }: { item: Recommendation; rules: Recommendations['rules'] }) {
  const rule = rules.find(each => each.id === item.rule);
  return (
    <div class="verdict">
      <p><VerdictBadge verdict={item.verdict} /> {rule?.text ?? wordsOf(item.rule)}</p>
      <dl class="definition-text">
        {Object.entries(item.numbers ?? {}).map(([name, value]) => <div key={name}><dt>{wordsOf(name)}</dt><dd>{textOf(value)}</dd></div>)}
      </dl>
      {item.wouldChange && <p class="muted">Would change: {item.wouldChange}</p>}
    </div>
  );
}

/** Numbers of rules are counts, fractions and amounts alike, some with an interval: shown as they are. */
function textOf(value: unknown): string {
  if (typeof value === 'number') return decimal(value, Math.abs(value) < 10 ? 3 : 0);
  if (value === null || value === undefined) return 'unknown';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value).map(([name, each]) => name === 'value' ? textOf(each) : `${name} ${textOf(each)}`).join(', ');
}

import type { Recommendation, Recommendations } from '../api/recommendations';
import { wordsOf } from '../format/labels';
import { aboutVerdict } from '../explain/facts/creators';
import { verdictInShort, verdictNumber, verdictTitle } from '../format/verdictNumbers';
import { FactNumber } from './FactNumber';
import { VerdictBadge } from './VerdictBadge';

/** The verdict with the rule that gave it, its numbers, and what would change it. */
export function VerdictReason({ item, advice }: { item: Recommendation; advice: Recommendations }) {
  const rule = advice.rules.find(each => each.id === item.rule);
  return (
    <div class="verdict">
      <p><VerdictBadge verdict={item.verdict} /> {verdictInShort(item.numbers, advice.currency)}</p>
      <p>Rule: {rule?.text ?? wordsOf(item.rule)}</p>
      <dl class="definition-text">
        {Object.entries(item.numbers).map(([name, value]) => <div key={name}><dt>{verdictTitle(name)}</dt><dd><FactNumber about={aboutVerdict(name)} value={value} write={each => verdictNumber(name, each, advice.currency)} of={item.label ?? item.member} parts={[{ title: 'Rule', text: rule?.text ?? item.rule }]}>{value == null ? 'unknown' : undefined}</FactNumber></dd></div>)}
      </dl>
      {item.wouldChange && <p class="muted">Would change: {item.wouldChange}</p>}
    </div>
  );
}

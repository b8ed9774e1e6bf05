import { formatInstant } from '../format/dates';
import { wordsOf } from '../format/labels';
import { percent, whole } from '../format/plain';
import { formatValue, reasonOf } from '../format/values';
import { StateBadge } from '../parts/StateBadge';
import { useShell } from '../state/shell';
import { DaysBehind } from './DaysBehind';
import type { Explanation, Side } from './explanation';
import { Sources } from './Sources';

export function Explained({ explanation }: { explanation: Explanation }) {
  const { catalogue } = useShell();
  const { kpi, value, currency, interval, numerator, denominator, sources, findings } = explanation;
  return (
    <>
      <p class="explain-value">
        <strong>{value === null ? '—' : formatValue(value, kpi, currency, 'exact')}</strong> <StateBadge state={explanation.state} />
      </p>
      {value === null && <p>{reasonOf(explanation.reason === undefined ? { value } : { value, reason: explanation.reason }, kpi, catalogue)}</p>}
      {interval && <p>With {percent(interval.level, 0)} confidence between {formatValue(interval.low, kpi, currency, 'exact')} and {formatValue(interval.high, kpi, currency, 'exact')} ({interval.method}).</p>}
      <Half title="Numerator" side={numerator} />
      <Half title="Denominator" side={denominator} />
      {findings.length > 0 && <ul class="explain-findings">{findings.map(each => <li key={each.detail}><strong>{wordsOf(each.rule)}</strong> {each.detail}</li>)}</ul>}
      <h3>Sources</h3>
      <Sources sources={sources} />
      <p class="muted">{explanation.asOf ? `Counted up to ${formatInstant(explanation.asOf)}.` : 'Nothing counted yet.'}</p>
      <DaysBehind explanation={explanation} />
    </>
  );
}

function Half({ title, side }: { title: string; side: Side | null }) {
  if (!side) return null;
  return (
    <section class="explain-half">
      <h3>{title} <span class="muted">{side.value === null ? 'unknown' : whole(side.value)}</span></h3>
      <p><code>{side.formula}</code></p>
      {side.terms.length > 0 && (
        <dl class="definition-text">
          {side.terms.map(term => <div key={term.measure}><dt>{term.sign < 0 ? '− ' : '+ '}{term.measure}</dt><dd>{term.value === null ? 'unknown' : whole(term.value)} <span class="muted">{term.title}</span></dd></div>)}
        </dl>
      )}
    </section>
  );
}

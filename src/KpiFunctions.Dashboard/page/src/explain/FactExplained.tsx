import { formatInstant } from '../format/dates';
import { StateBadge } from '../parts/StateBadge';
import { useShell } from '../state/shell';
import { useAnswer } from '../state/useAnswer';
import type { Explanation } from './explanation';
import type { Fact } from './fact';
import { Sources } from './Sources';

/** Behind a number that is no KPI of a scope: what it means, what it is made of, and how settled its records are. */
export function FactExplained({ fact: { about, shown, reason, interval, parts, scope, asked } }: { fact: Fact }) {
  const { view } = useShell();
  const answer = useAnswer<Explanation>(about.basis === undefined ? null : `/kpis/explain?${new URLSearchParams({ kpi: about.basis, scope, ...view.range })}`);
  const basis = answer.data;
  return (
    <>
      <p>{about.definition}</p>
      <p class="explain-value"><strong>{shown}</strong> {basis && <StateBadge state={basis.state} />}</p>
      {reason && <p>{reason}.</p>}
      {interval && <p>{interval}</p>}
      <dl class="definition-text">
        {about.formula && <div><dt>Formula</dt><dd><code>{about.formula}</code></dd></div>}
        {parts.map(part => <div key={part.title}><dt>{part.title}</dt><dd>{part.text}</dd></div>)}
      </dl>
      <h3>Sources</h3>
      <p>{about.reads}</p>
      {answer.loading && !basis && <p class="muted" role="status">Looking up who sent the records…</p>}
      {basis && <Sources sources={basis.sources} />}
      {basis && <p class="muted">{basis.asOf ? `Counted up to ${formatInstant(basis.asOf)}.` : 'Nothing counted yet.'}</p>}
      {asked && <p class="muted">From <code>GET {decoded(asked)}</code></p>}
    </>
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

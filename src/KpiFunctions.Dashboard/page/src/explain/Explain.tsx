import { useEffect, useRef } from 'preact/hooks';
import type { KpiAnswer } from '../api/types';
import { DefinitionText } from '../parts/DefinitionText';
import { ProblemNote } from '../parts/ProblemNote';
import { formatRange } from '../format/dates';
import { useKpi, type Question } from '../state/shell';
import { useAnswer } from '../state/useAnswer';
import { Explained } from './Explained';
import { PlainExplained } from './PlainExplained';
import type { Explanation } from './explanation';

/** Where a number comes from: its definition, what was divided by what, how settled it is, and who sent the records. */
export function Explain({ question, close }: { question: Question; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const kpi = useKpi(question.kpi);
  const query = new URLSearchParams({ ...question });
  const { data, problem, retry } = useAnswer<Explanation>(`/kpis/explain?${query}`);
  // A server from before this route still gives the value and its state.
  const plain = useAnswer<KpiAnswer>(problem?.status === 404
    ? `/kpis?${new URLSearchParams({ kpis: question.kpi, scope: question.scope, from: question.from, to: question.to, interval: 'total' })}` : null);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} class="explain" aria-labelledby="explain-title" onClose={close} onClick={event => event.target === dialog.current && dialog.current?.close()}>
      <div class="explain-body">
        <header class="card-head">
          <h2 id="explain-title">{kpi?.title ?? question.kpi}</h2>
          <button type="button" class="quiet push-right" onClick={() => dialog.current?.close()}>Close</button>
        </header>
        <p class="muted">{formatRange(question.from, question.to)} · {scopeText(question.scope)}</p>
        {kpi && <DefinitionText kpi={kpi} />}
        {data && <Explained explanation={data} />}
        {!data && plain.data && <PlainExplained answer={plain.data} name={question.kpi} />}
        {problem && problem.status !== 404 && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
        {!data && !problem && <div class="skeleton skeleton-table" role="status"><span class="visually-hidden">Loading the explanation…</span></div>}
      </div>
    </dialog>
  );
}

function scopeText(scope: string): string {
  if (!scope) return 'everything';
  return scope.split(',').map(part => part.split('=').map(decodeURIComponent).join(' ')).join(', ');
}

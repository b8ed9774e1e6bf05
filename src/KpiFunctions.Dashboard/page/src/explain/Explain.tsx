import { useEffect, useRef } from 'preact/hooks';
import { formatRange } from '../format/dates';
import { useShell, type Question } from '../state/shell';
import type { Fact } from './fact';
import { FactExplained } from './FactExplained';
import { KpiExplained } from './KpiExplained';

/** Where a number comes from. */
export function Explain({ question, close }: { question: Question | Fact; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { view, catalogue } = useShell();
  const isFact = 'about' in question;
  const title = isFact ? question.about.title : catalogue.kpis.find(each => each.name === question.kpi)?.title ?? question.kpi;
  const range = isFact ? view.range : question;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} class="explain" aria-labelledby="explain-title" onClose={close} onClick={event => event.target === dialog.current && dialog.current?.close()}>
      <div class="explain-body">
        <header class="card-head">
          <h2 id="explain-title">{title}</h2>
          <button type="button" class="quiet push-right" onClick={() => dialog.current?.close()}>Close</button>
        </header>
        <p class="muted">{formatRange(range.from, range.to)} · <bdi>{isFact ? question.of || 'everything' : scopeText(question.scope, question.where)}</bdi></p>
        {isFact ? <FactExplained fact={question} /> : <KpiExplained question={question} />}
      </div>
    </dialog>
  );
}

function scopeText(scope: string, where = ''): string {
  if (!scope && !where) return 'everything';
  return [...scope.split(','), where].filter(Boolean).map(part => part.split('=').map(decodeURIComponent).join(' ')).join(', ');
}

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Catalogue } from './api/types';
import { Explain } from './explain/Explain';
import type { Fact } from './explain/fact';
import { Filters } from './filters/Filters';
import { ProblemNote } from './parts/ProblemNote';
import { PageSkeleton } from './parts/Skeleton';
import { CurrentPage } from './shell/CurrentPage';
import { pages } from './shell/pages';
import { Sidebar } from './shell/Sidebar';
import { todayHere } from './state/days';
import { ShellContext, type Question, type Shell } from './state/shell';
import { useQuiet } from './state/quiet';
import { useAnswer } from './state/useAnswer';
import { useView } from './state/useView';

const nothing: Catalogue = { version: 0, kpis: [], measures: [] };

/** The definitions come first: no number is shown without its unit and meaning. */
export function Dashboard({ forgetKey }: { forgetKey: (() => void) | null }) {
  const [today] = useState(() => todayHere());
  const [view, show] = useView(today);
  const [question, explain] = useState<Question | Fact | null>(null);
  const { data, problem, loading, retry } = useAnswer<Catalogue>('/kpis/definitions');
  const set = useCallback((own: Record<string, string>) => show({ own: { ...view.own, ...own } }), [show, view.own]);
  const shell = useMemo<Shell>(() => ({ view, show, set, catalogue: data ?? nothing, today, explain }), [view, show, set, data, today]);
  // The members to filter by are many answers: they wait until the page has its own, or somebody reaches for them.
  const quiet = useQuiet(data !== null);
  const [wanted, setWanted] = useState(false);
  const entry = pages.find(page => page.id === view.page);
  useEffect(() => { document.title = entry ? `${entry.title} · Campaign KPIs` : 'Campaign KPIs'; }, [entry]);

  return (
    <ShellContext.Provider value={shell}>
      <a class="skip" href="#content">Skip to the numbers</a>
      <div class="frame">
        <Sidebar forgetKey={forgetKey} />
        <main class="page">
          <h1 class="page-title">{entry?.title ?? 'Not found'}</h1>
          {entry && entry.filtering !== 'none' && <Filters filtering={entry.filtering} ready={data !== null && (quiet || wanted)} want={() => setWanted(true)} />}
          <div id="content" tabIndex={-1} class="stack">
            {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
            {loading && !data && <PageSkeleton />}
            {data && <CurrentPage id={view.page} />}
          </div>
        </main>
      </div>
      {question && <Explain question={question} close={() => explain(null)} />}
    </ShellContext.Provider>
  );
}

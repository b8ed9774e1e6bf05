import { useState } from 'preact/hooks';
import type { Catalogue } from './api/types';
import { Filters } from './parts/Filters';
import { Glossary } from './parts/Glossary';
import { Imports } from './parts/Imports';
import { Masthead } from './parts/Masthead';
import { Numbers } from './parts/Numbers';
import { ProblemNote } from './parts/ProblemNote';
import { HeadlineSkeleton } from './parts/Skeleton';
import { todayHere } from './state/days';
import { useAnswer } from './state/useAnswer';
import { useView } from './state/useView';

/** The definitions come first: no number is shown without its unit and meaning. */
export function Dashboard({ forgetKey }: { forgetKey: (() => void) | null }) {
  const [today] = useState(() => todayHere());
  const [view, show] = useView(today);
  const catalogue = useAnswer<Catalogue>('/kpis/definitions');

  return (
    <>
      <a class="skip" href="#numbers">Skip to the numbers</a>
      <Masthead forgetKey={forgetKey} />
      <main class="page">
        <Filters view={view} show={show} today={today} ready={catalogue.data !== null} />
        <div id="numbers" tabIndex={-1} class="stack">
          {catalogue.problem && !catalogue.problem.needsKey && <ProblemNote problem={catalogue.problem} retry={catalogue.retry} />}
          {catalogue.loading && !catalogue.data && <HeadlineSkeleton />}
          {catalogue.data && <>
            <Numbers view={view} show={show} catalogue={catalogue.data} />
            <Imports />
            <Glossary catalogue={catalogue.data} />
          </>}
        </div>
      </main>
    </>
  );
}

import type { KpiAnswer } from '../api/types';
import { DefinitionText } from '../parts/DefinitionText';
import { ProblemNote } from '../parts/ProblemNote';
import { useKpi, type Question } from '../state/shell';
import { useAnswer } from '../state/useAnswer';
import { Explained } from './Explained';
import type { Explanation } from './explanation';
import { PlainExplained } from './PlainExplained';

/** A KPI of a scope: what was divided by what, how settled it is, and who sent the records. */
export function KpiExplained({ question }: { question: Question }) {
  const kpi = useKpi(question.kpi);
  const query = new URLSearchParams({ ...question });
  const { data, problem, retry } = useAnswer<Explanation>(`/kpis/explain?${query}`);
  // A server from before this route still gives the value and its state.
  const plain = useAnswer<KpiAnswer>(problem?.status === 404
    ? `/kpis?${new URLSearchParams({ kpis: question.kpi, scope: question.scope, ...(question.where ? { where: question.where } : {}), from: question.from, to: question.to, interval: 'total' })}` : null);
  return (
    <>
      {kpi && <DefinitionText kpi={kpi} />}
      {data && <Explained explanation={data} />}
      {!data && plain.data && <PlainExplained answer={plain.data} name={question.kpi} />}
      {problem && problem.status !== 404 && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!data && !problem && <div class="skeleton skeleton-table" role="status"><span class="visually-hidden">Loading the explanation…</span></div>}
    </>
  );
}

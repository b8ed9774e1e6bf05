import type { KpiAnswer } from '../../api/types';
import { ChartCard } from '../../charts/ChartCard';
import { Funnel, type Stage } from '../../charts/Funnel';
import { content } from '../../explain/facts/content';
import { factColumn } from '../../parts/factColumn';
import { textColumn } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { percent, whole } from '../../format/plain';
import { ProblemNote } from '../../parts/ProblemNote';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';
import { useKpis } from '../../state/useKpis';

interface FunnelAnswer {
  stages: Stage[];
  bottleneck: string | null;
  reasons?: { code: string; detail: string }[];
}

const stageKpis = ['impressions', 'clicks', 'signups', 'leads', 'orders'];

const of = (stage: Stage) => wordsOf(stage.name);

const columns = [
  textColumn<Stage>('name', 'Stage', stage => wordsOf(stage.name)),
  factColumn<Stage>('value', content.funnelStage, stage => stage.value, whole, { of, title: 'Events' }),
  factColumn<Stage>('rate', content.funnelRate, stage => stage.rateFromPrevious, value => percent(value, 2), { of }),
];

/** From being seen to buying again. The counts are of events in these days, not of the same people. */
export function FunnelCard() {
  const { view } = useShell();
  const filters = useHonoured();
  const answer = useAnswer<FunnelAnswer>(`/funnel?${new URLSearchParams({ scope: filters.scope, ...(filters.where ? { where: filters.where } : {}), ...view.range })}`);
  const counts = useKpis({ kpis: stageKpis, interval: 'total' });
  const funnel = answer.data ?? (answer.problem?.status === 404 && counts.data ? counted(counts.data) : null);
  const problem = answer.problem?.status === 404 ? counts.problem : answer.problem;
  if (problem && !problem.needsKey) return <ProblemNote problem={problem} retry={answer.retry} />;
  return (
    <ChartCard
      title="Funnel" note={["Events of these days at each stage; the bars are drawn on a root scale. Repeat orders are of customers who had ordered in the year before.", ...(funnel?.reasons ?? []).map(each => each.detail)].join(' ')} busy={answer.loading || !funnel} filters={filters} asked={answer.path}
      rows={(funnel?.stages ?? []).filter(stage => stage.value !== null)} columns={columns} keyOf={stage => stage.name} fileName={`funnel-${view.range.from}-${view.range.to}`} empty="Nothing was counted at any stage.">
      {funnel && <Funnel stages={funnel.stages} bottleneck={funnel.bottleneck} />}
    </ChartCard>
  );
}

/** Of a server without the funnel: counts of events, without a bottleneck, which needs intervals. */
function counted({ total }: KpiAnswer): FunnelAnswer {
  let before: number | null = null;
  const stages = stageKpis.map(name => {
    const value = total.values[name]?.value ?? null;
    const stage: Stage = { name, value, ...(before === null || before === 0 || value === null ? {} : { rateFromPrevious: { value: value / before } }) };
    before = value ?? before;
    return stage;
  });
  return { stages, bottleneck: null };
}

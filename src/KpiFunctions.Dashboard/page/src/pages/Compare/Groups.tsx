import type { Breakdown } from '../../api/breakdown';
import { wordsOf } from '../../format/labels';
import { Answered } from '../../parts/Answered';
import { BreakdownTable } from '../../parts/BreakdownTable';
import { Card } from '../../parts/Card';
import { Tabs } from '../../parts/Tabs';
import { keptBeside, type FilterDimension } from '../../state/scope';
import { useShell } from '../../state/shell';
import { attributes } from '../../state/where';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

const ways = ['campaignType', 'incentive', 'contentType', 'tier', 'objective', 'country', 'topic', 'weekday', 'hour', 'brand'];
// Of posts the registry tells all three.
const ofPosts: readonly FilterDimension[] = ['campaign', 'influencer', 'platform'];
const kpis = ['engagementRateByReach', 'ctr', 'conversionRate', 'orders', 'revenueNet', 'cost', 'roi'];

/** Like with like: groups with their size, and how sure each rate is. */
export function Groups() {
  const { view, set } = useShell();
  const by = ways.includes(view.own.by ?? '') ? view.own.by! : ways[0]!;
  const of = by === 'tier' ? 'influencer' : attributes[by] ?? 'post';
  const filters = useHonoured(of === 'post' ? ofPosts : keptBeside(of), { takesWhere: false });
  const query = new URLSearchParams({ by, within: filters.scope, kpis: kpis.join(','), ...view.range });
  const answer = useAnswer<Breakdown>(`/kpis/breakdown?${query}`);
  return (
    <Card title="Groups" busy={answer.loading} filters={filters} note="Whiskers show where a rate may lie by chance: groups whose whiskers overlap may not differ at all.">
      <Tabs label="Grouped by" tabs={ways.map(id => ({ id, title: wordsOf(id) }))} chosen={by} choose={id => set({ by: id })} />
      <Answered answer={answer} what={`numbers by ${wordsOf(by).toLowerCase()}`}>
        {data => data.items.length === 0 ? <p class="muted">Nothing of these days says its {wordsOf(by).toLowerCase()}.</p> : <BreakdownTable label={wordsOf(by)} data={data} kpis={kpis} />}
      </Answered>
    </Card>
  );
}

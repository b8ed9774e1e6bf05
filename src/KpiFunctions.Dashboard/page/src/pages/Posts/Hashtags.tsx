import type { Breakdown } from '../../api/breakdown';
import { Answered } from '../../parts/Answered';
import { BreakdownTable } from '../../parts/BreakdownTable';
import { Card } from '../../parts/Card';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

const kpis = ['engagements', 'grossReach', 'engagementRateByReach'];

export function Hashtags() {
  const { view } = useShell();
  const filters = useHonoured(['campaign', 'influencer', 'platform'], { takesWhere: false });
  const query = new URLSearchParams({ by: 'hashtag', within: filters.scope, kpis: kpis.join(','), ...view.range });
  const answer = useAnswer<Breakdown>(`/kpis/breakdown?${query}`);
  return (
    <Card title="Hashtags" busy={answer.loading} filters={filters}>
      <Answered answer={answer} what="numbers by hashtag">
        {data => data.items.length === 0 ? <p class="muted">No post of these days has a hashtag that we know of.</p> : <BreakdownTable label="Hashtag" data={data} kpis={kpis} extras={['grossReach']} />}
      </Answered>
    </Card>
  );
}

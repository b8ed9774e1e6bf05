import type { Breakdown } from '../../api/breakdown';
import { Answered } from '../../parts/Answered';
import { BreakdownTable } from '../../parts/BreakdownTable';
import { Card } from '../../parts/Card';
import { writeScope } from '../../state/scope';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

const kpis = ['engagements', 'grossReach', 'engagementRateByReach'];

export function Hashtags() {
  const { view } = useShell();
  const query = new URLSearchParams({ by: 'hashtag', within: writeScope(view.scope), kpis: kpis.join(','), ...view.range });
  const answer = useAnswer<Breakdown>(`/kpis/breakdown?${query}`);
  return (
    <Card title="Hashtags" busy={answer.loading}>
      <Answered answer={answer} what="numbers by hashtag">
        {data => data.items.length === 0 ? <p class="muted">No post of these days has a hashtag that we know of.</p> : <BreakdownTable label="Hashtag" data={data} kpis={kpis} />}
      </Answered>
    </Card>
  );
}

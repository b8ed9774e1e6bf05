import { DataTable } from '../../parts/DataTable';
import { Card } from '../../parts/Card';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { kpiColumn } from '../../parts/kpiColumn';
import { labelOf } from '../../format/labels';
import type { Column } from '../../format/columns';
import type { Member } from '../../api/types';
import { PageLink } from '../../shell/PageLink';
import { writeScope } from '../../state/scope';
import { knownKpis, useShell } from '../../state/shell';
import { useMembers } from '../../state/useMembers';

const shown = ['revenueNet', 'cost', 'roi', 'orders', 'clicks', 'conversionRate'];

/** Who brought the most in these days. */
export function TopInfluencers() {
  const { catalogue } = useShell();
  const { head, items, loading, problem, retry, filters } = useMembers('influencer', shown);
  const columns: Column<Member>[] = [
    {
      id: 'member', title: 'Influencer', value: row => labelOf(row.member, row.label),
      cell: row => row.member === 'unknown' ? <span class="muted" title="Records that name no influencer and match no link, coupon or post">Not assigned</span>
        : <PageLink page="influencers" own={{ id: row.member }}>{labelOf(row.member, row.label)}</PageLink>,
    },
    ...knownKpis(catalogue, shown).map(kpi => kpiColumn<Member>(kpi, head?.currency ?? '', row => writeScope({ ...filters.members, influencer: row.member }))),
  ];
  return (
    <Card title="Influencers" busy={loading} filters={filters} actions={<PageLink page="influencers" class="quiet-link push-right">All, and whom to keep</PageLink>}>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <CardSkeleton what="the influencers" />}
      {head && items.length === 0 && <p class="muted">No influencer has numbers in this range.</p>}
      {items.length > 0 && <DataTable label="Influencers" rows={items.slice(0, 10)} columns={columns} keyOf={row => row.member} order={{ by: 'revenueNet', descending: true }} />}
    </Card>
  );
}

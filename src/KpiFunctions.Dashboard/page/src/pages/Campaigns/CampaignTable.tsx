import type { Member } from '../../api/types';
import { labelOf } from '../../format/labels';
import type { Column } from '../../format/columns';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { DownloadButton } from '../../parts/DownloadButton';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { kpiColumn } from '../../parts/kpiColumn';
import { withMember, writeScope } from '../../state/scope';
import { knownKpis, useShell } from '../../state/shell';
import { useMembers } from '../../state/useMembers';

export const campaignKpis = ['revenueNet', 'cost', 'roi', 'orders', 'clicks', 'conversionRate', 'cpa'];

/** Every campaign of the range; a choice narrows the page to one. */
export function CampaignTable() {
  const { view, show, catalogue } = useShell();
  const { head, items, loading, problem, retry, path, filters } = useMembers('campaign', campaignKpis);
  const columns: Column<Member>[] = [
    {
      id: 'member', title: 'Campaign', value: row => labelOf(row.member, row.label),
      cell: row => (
        <button type="button" class="term" aria-pressed={view.scope.campaign === row.member} onClick={() => show({ scope: withMember(view.scope, 'campaign', view.scope.campaign === row.member ? null : row.member) })}>
          {labelOf(row.member, row.label)}
        </button>
      ),
    },
    ...knownKpis(catalogue, campaignKpis).map(kpi => kpiColumn<Member>(kpi, head?.currency ?? '', row => writeScope({ ...filters.members, campaign: row.member }))),
  ];
  return (
    <Card title="Campaigns" busy={loading} filters={filters} note="Choose a campaign to see its funnel and timeline alone." actions={<><span class="push" /><DownloadButton path={`${path}&format=csv`} fileName={`campaigns-${view.range.from}-${view.range.to}.csv`} what="all campaigns" /></>}>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <CardSkeleton what="the campaigns" />}
      {head && items.length === 0 && <p class="muted">No campaign has numbers in this range.</p>}
      {items.length > 0 && <DataTable label="Campaigns" rows={items} columns={columns} keyOf={row => row.member} order={{ by: 'revenueNet', descending: true }} />}
    </Card>
  );
}

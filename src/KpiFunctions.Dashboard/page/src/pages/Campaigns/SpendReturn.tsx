import type { Member } from '../../api/types';
import { ChartCard } from '../../charts/ChartCard';
import { Scatter } from '../../charts/Scatter';
import { labelOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { textColumn } from '../../format/columns';
import { kpiColumn } from '../../parts/kpiColumn';
import { writeScope } from '../../state/scope';
import { knownKpis, useShell } from '../../state/shell';
import { useMembers } from '../../state/useMembers';
import { campaignKpis } from './CampaignTable';

/** What each campaign cost against what it brought. */
export function SpendReturn() {
  const { view, catalogue } = useShell();
  const { head, items, loading, filters } = useMembers('campaign', campaignKpis);
  const money = (value: number) => formatMoney(value, head?.currency ?? '', 'tick');
  const spent = (row: Member) => row.values.cost?.value ?? null;
  const brought = (row: Member) => row.values.revenueNet?.value ?? null;
  const rows = items.filter(row => row.member !== 'unknown' && spent(row) !== null && brought(row) !== null);
  return (
    <ChartCard
      title="Spend against return" note="Green has brought more than it cost." busy={loading} filters={filters} rows={rows} keyOf={row => row.member} fileName={`spend-return-${view.range.from}-${view.range.to}`}
      empty="No campaign has both cost and revenue in these days."
      columns={[textColumn<Member>('member', 'Campaign', row => labelOf(row.member, row.label)), ...knownKpis(catalogue, ['cost', 'revenueNet']).map(kpi => kpiColumn<Member>(kpi, head?.currency ?? '', row => writeScope({ ...filters.members, campaign: row.member })))]}>
      <Scatter
        label="Cost and net revenue of campaigns" x={{ title: 'Cost', write: money }} y={{ title: 'Net revenue', write: money }}
        dots={rows.map(row => ({ id: row.member, label: labelOf(row.member, row.label), x: spent(row)!, y: brought(row)!, tone: brought(row)! > spent(row)! ? 'good' : 'bad' }))} />
    </ChartCard>
  );
}

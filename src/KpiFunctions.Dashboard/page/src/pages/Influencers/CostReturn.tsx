import type { Member } from '../../api/types';
import type { Recommendations, Verdict } from '../../api/recommendations';
import { ChartCard } from '../../charts/ChartCard';
import { Scatter, type Dot } from '../../charts/Scatter';
import { textColumn } from '../../format/columns';
import { labelOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { writeScope } from '../../state/scope';
import { kpiColumn } from '../../parts/kpiColumn';
import { knownKpis, useShell } from '../../state/shell';
import { useMembers } from '../../state/useMembers';

const tones: Record<Verdict, NonNullable<Dot['tone']>> = { keep: 'good', grow: 'good', 'test-again': 'wait', stop: 'bad', 'not-enough-data': 'faint' };

/** Cost against return, one dot an influencer. */
export function CostReturn({ advice }: { advice: Recommendations | null }) {
  const { view, set, catalogue } = useShell();
  const { head, items, loading, filters, path } = useMembers('influencer', ['revenueNet', 'cost']);
  const money = (value: number) => formatMoney(value, head?.currency ?? '', 'tick');
  const spent = (row: Member) => row.values.cost?.value ?? null;
  const brought = (row: Member) => row.values.revenueNet?.value ?? null;
  const rows = items.filter(row => row.member !== 'unknown' && spent(row) !== null && brought(row) !== null);
  const toneOf = (row: Member) => {
    const verdict = advice?.items.find(item => item.of === 'influencer' && item.member === row.member)?.verdict;
    return verdict ? tones[verdict] : brought(row)! > spent(row)! ? 'good' : 'bad';
  };
  return (
    <ChartCard
      title="Cost against return" busy={loading} filters={filters} asked={path} rows={rows} keyOf={row => row.member} fileName={`cost-return-${view.range.from}-${view.range.to}`}
      note={advice ? 'Coloured by the verdict. Choose a dot for the scorecard.' : 'Green has brought more than it cost. Choose a dot for the scorecard.'}
      empty="No influencer has both cost and revenue in these days."
      columns={[textColumn<Member>('member', 'Influencer', row => labelOf(row.member, row.label)), ...knownKpis(catalogue, ['cost', 'revenueNet']).map(kpi => kpiColumn<Member>(kpi, head?.currency ?? '', row => writeScope({ ...filters.members, influencer: row.member })))]}>
      <Scatter
        label="Cost and net revenue of influencers" x={{ title: 'Cost', write: money }} y={{ title: 'Net revenue', write: money }} choose={id => set({ id })}
        dots={rows.map(row => ({ id: row.member, label: labelOf(row.member, row.label), x: spent(row)!, y: brought(row)!, tone: toneOf(row) }))} />
    </ChartCard>
  );
}

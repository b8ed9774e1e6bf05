import type { Member } from '../../api/types';
import type { Recommendations } from '../../api/recommendations';
import type { Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { verdictInShort } from '../../format/verdictNumbers';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { DataTable } from '../../parts/DataTable';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { VerdictBadge } from '../../parts/VerdictBadge';
import { kpiColumn } from '../../parts/kpiColumn';
import { PageLink } from '../../shell/PageLink';
import { writeScope } from '../../state/scope';
import { knownKpis, useShell } from '../../state/shell';
import { useMembers } from '../../state/useMembers';
import { KpiChooser } from './KpiChooser';

export const rankingKpis = ['revenueNet', 'cost', 'roi', 'orders', 'clicks', 'conversionRate', 'engagements'] as const;

/** Everybody with numbers in the range, by the KPIs that the reader chose, and what the rules advise. */
export function Ranking({ advice, awaited }: { advice: Recommendations | null; awaited: boolean }) {
  const { view, set, catalogue } = useShell();
  const chosen = view.own.kpis?.split('.') ?? [...rankingKpis];
  const { head, items, loading, problem, retry, filters } = useMembers('influencer', chosen);
  const adviceOf = (member: string) => advice?.items.find(item => item.of === 'influencer' && item.member === member);
  const columns: Column<Member>[] = [
    {
      id: 'member', title: 'Influencer', value: row => labelOf(row.member, row.label),
      cell: row => row.member === 'unknown' ? <span class="muted" title="Records that name no influencer and match no link, coupon or post">Not assigned</span>
        : <PageLink page="influencers" own={{ id: row.member }}>{labelOf(row.member, row.label)}</PageLink>,
    },
    ...(advice || awaited ? [{
      id: 'verdict', title: 'Verdict', value: (row: Member) => adviceOf(row.member)?.verdict ?? null,
      cell: (row: Member) => {
        const item = adviceOf(row.member);
        if (!advice) return <span class="muted">on its way…</span>;
        const rule = item && (advice.rules.find(each => each.id === item.rule)?.text ?? wordsOf(item.rule));
        return item ? <div class="why" title={rule}><VerdictBadge verdict={item.verdict} /><span class="sub">{verdictInShort(item.numbers, advice.currency) ?? rule}</span></div> : '—';
      },
    }] : []),
    ...knownKpis(catalogue, chosen).map(kpi => kpiColumn<Member>(kpi, head?.currency ?? '', row => writeScope({ ...filters.members, influencer: row.member }))),
  ];
  const first = view.own.sort ?? (chosen.includes('roi') ? 'roi' : chosen[0] ?? 'revenueNet');

  return (
    <Card
      title="Influencers" busy={loading} filters={filters}
      actions={<>
        <span class="push" />
        <KpiChooser chosen={chosen} choose={names => set({ kpis: names.join('.') })} />
        <CsvButton rows={items} columns={columns} fileName={`influencers-${view.range.from}-${view.range.to}.csv`} what="all influencers" />
      </>}>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <CardSkeleton what="the influencers" />}
      {head && items.length === 0 && <p class="muted">No influencer has numbers in this range.</p>}
      {items.length > 0 && (
        <DataTable
          label="Influencers" rows={items} columns={columns} keyOf={row => row.member}
          order={{ by: first.replace(/^-/, ''), descending: !first.startsWith('-') }} ordered={order => set({ sort: `${order.descending ? '' : '-'}${order.by}` })} />
      )}
    </Card>
  );
}

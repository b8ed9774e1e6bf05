import { howMany, measured, type Creator } from '../../api/creators';
import { numberColumn, textColumn, type Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { compact, decimal, percent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { PageLink } from '../../shell/PageLink';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

const columns: Column<Creator>[] = [
  { id: 'label', title: 'Creator', value: row => labelOf(row.influencer, row.label), cell: row => <PageLink page="influencers" own={{ id: row.influencer }}>{labelOf(row.influencer, row.label)}</PageLink> },
  { id: 'status', title: 'Status', value: row => row.status, cell: row => row.status ? <span class="badge">{wordsOf(row.status)}</span> : '—' },
  numberColumn('followers', 'Followers', row => row.followers, compact),
  { id: 'tier', title: 'Tier', value: row => row.tier?.name ?? null, cell: row => row.tier ? <span title={[row.tier.source, row.tier.date].filter(Boolean).join(', ')}>{wordsOf(row.tier.name)}</span> : '—' },
  numberColumn('engagementRate', 'Engagement rate', row => measured(row.engagementRate), value => percent(value, 2)),
  numberColumn('engagementAgainstTier', 'Against its tier', row => measured(row.engagementAgainstTier), value => `${decimal(value, 2)}×`),
  numberColumn('audienceMatch', 'Audience match', row => row.audienceMatch?.value, value => percent(value, 0)),
  numberColumn('growthAnomalies', 'Odd growth', row => howMany(row.growthAnomalies), whole),
  textColumn('contentStyle', 'Content', row => row.contentStyle?.slice(0, 3).map(style => `${style.tag} ${percent(style.share, 0)}`).join(', ') || null),
  { id: 'valueFit', title: 'Value fit', number: true, value: row => row.valueFit?.score ?? null, cell: row => row.valueFit?.score == null ? '—' : <span title={row.valueFit.reason ?? ''}>{decimal(row.valueFit.score)}</span> },
  { id: 'reliability', title: 'Kept its dates', number: true, value: row => row.reliability?.value ?? null, cell: row => row.reliability?.value == null ? '—' : <>{percent(row.reliability.value, 0)}{row.reliability.n !== undefined && <span class="sub">n {whole(row.reliability.n)}</span>}</> },
];

/** Candidates beside those who work for the brand: the same measures from the same exports. */
export function Candidates() {
  const { view, set } = useShell();
  const status = view.own.status ?? 'candidate,active';
  const answer = useAnswer<{ items: Creator[] }>(`/influencers/compare?${new URLSearchParams({ status, ...view.range })}`);
  return (
    <Card
      title="Candidates beside active creators" busy={answer.loading}
      actions={
        <select class="push-right" aria-label="Status" value={status} onChange={event => set({ status: event.currentTarget.value })}>
          <option value="candidate,active">Candidates and active</option>
          <option value="candidate">Candidates</option>
          <option value="candidate,active,past">All</option>
        </select>
      }>
      <Answered answer={answer} what="a comparison of candidates">
        {({ items }) => items.length === 0 ? <p class="muted">Nobody has this status. The status of an influencer is set in Settings.</p>
          : <DataTable label="Candidates beside active creators" rows={items} columns={columns} keyOf={row => row.influencer} />}
      </Answered>
    </Card>
  );
}

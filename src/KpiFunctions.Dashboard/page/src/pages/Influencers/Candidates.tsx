import type { Creator } from '../../api/creators';
import { valueOf } from '../../api/types';
import { numberColumn, type Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { compact, decimal, percent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { PageLink } from '../../shell/PageLink';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { useRegistry } from '../../state/useRegistry';

const columns: Column<Creator>[] = [
  { id: 'label', title: 'Creator', value: row => labelOf(row.influencer, row.label), cell: row => <PageLink page="influencers" own={{ id: row.influencer }}>{labelOf(row.influencer, row.label)}</PageLink> },
  { id: 'status', title: 'Status', value: row => row.status, cell: row => row.status ? <span class="badge">{wordsOf(row.status)}</span> : '—' },
  numberColumn('followers', 'Followers', row => valueOf(row.followers), compact),
  { id: 'tier', title: 'Tier', value: row => row.tier?.name ?? null, cell: row => row.tier ? <span title={[row.tier.source, row.tier.date].filter(Boolean).join(', ')}>{wordsOf(row.tier.name)}</span> : '—' },
  numberColumn('engagementRate', 'Engagement rate', row => valueOf(row.engagementRate), value => percent(value, 2)),
  numberColumn('engagementAgainstTier', 'Against its tier', row => valueOf(row.engagementAgainstTier), value => `${decimal(value, 2)}×`),
  { id: 'expected', title: 'Expected cost', number: true, value: row => valueOf(row.expectedCostPerResult), cell: ({ expectedCostPerResult: cost }) => cost.value === null ? '—' : <span title={`per ${cost.result}`}>{formatMoney(cost.value, cost.currency ?? '', 'short')}</span> },
  numberColumn('audienceMatch', 'Audience match', row => valueOf(row.audienceMatch), value => percent(value, 0)),
  numberColumn('growthAnomalies', 'Odd growth', row => valueOf(row.growthAnomalies), whole),
  { id: 'contentStyle', title: 'Content', value: styleOf, cell: row => <div class="why">{styleOf(row) ?? '—'}</div> },
  { id: 'valueFit', title: 'Value fit', number: true, value: row => row.valueFit?.score ?? null, cell: row => row.valueFit?.score == null ? '—' : <span title={row.valueFit.reason ?? ''}>{decimal(row.valueFit.score)}</span> },
  { id: 'reliability', title: 'Kept its dates', number: true, value: row => valueOf(row.reliability), cell: row => row.reliability.value === null ? '—' : <>{percent(row.reliability.value, 0)}{row.reliability.n !== undefined && <span class="sub">n {whole(row.reliability.n)}</span>}</> },
];

/** The strongest tags; what sort a tag is ("topic:huts") is told by itself. */
function styleOf({ contentStyle }: Creator): string | null {
  return contentStyle?.filter(style => !style.tag.startsWith('format:')).sort((one, other) => other.share - one.share).slice(0, 3).map(style => `${style.tag.replace(/^\w+:/, '')} ${percent(style.share, 0)}`).join(', ') || null;
}

/** Candidates beside those who work for the brand: the same measures from the same exports. */
export function Candidates() {
  const { view, set } = useShell();
  const status = view.own.status ?? 'candidate,active';
  const audiences = useRegistry('audiences').items;
  const audience = view.own.audience ?? audiences[0]?.id;
  const answer = useAnswer<{ items: Creator[] }>(`/influencers/compare?${new URLSearchParams({ status, ...(audience === undefined ? {} : { audience }), ...view.range })}`);
  return (
    <Card
      title="Candidates beside active creators" busy={answer.loading}
      actions={<>
        <span class="push" />
        {audience !== undefined && <select aria-label="Audience" value={audience} onChange={event => set({ audience: event.currentTarget.value })}>{audiences.map(each => <option key={each.id} value={each.id}>{each.fields.name || each.id}</option>)}</select>}
        <select aria-label="Status" value={status} onChange={event => set({ status: event.currentTarget.value })}>
          <option value="candidate,active">Candidates and active</option>
          <option value="candidate">Candidates</option>
          <option value="candidate,active,past">All</option>
        </select>
      </>}>
      <Answered answer={answer} what="a comparison of candidates">
        {({ items }) => items.length === 0 ? <p class="muted">Nobody has this status. The status of an influencer is set in Settings.</p>
          : <DataTable label="Candidates beside active creators" rows={items} columns={columns} keyOf={row => row.influencer} />}
      </Answered>
    </Card>
  );
}

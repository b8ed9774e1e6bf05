import type { Creator } from '../../api/creators';
import { creators } from '../../explain/facts/creators';
import type { Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { compact, decimal, percent, whole } from '../../format/plain';
import { factColumn } from '../../parts/factColumn';
import { FactNumber } from '../../parts/FactNumber';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { PageLink } from '../../shell/PageLink';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { useRegistry } from '../../state/useRegistry';

const decimal1 = (value: number) => decimal(value);
const of = (row: Creator) => labelOf(row.influencer, row.label);

const columns: Column<Creator>[] = [
  { id: 'label', title: 'Creator', value: row => labelOf(row.influencer, row.label), cell: row => <PageLink page="influencers" own={{ id: row.influencer }}>{labelOf(row.influencer, row.label)}</PageLink> },
  { id: 'status', title: 'Status', value: row => row.status, cell: row => row.status ? <span class="badge">{wordsOf(row.status)}</span> : '—' },
  factColumn('followers', creators.followers, row => row.followers, compact, { of }),
  { id: 'tier', title: 'Tier', value: row => row.tier?.name ?? null, cell: row => row.tier ? <span title={[row.tier.source, row.tier.date].filter(Boolean).join(', ')}>{wordsOf(row.tier.name)}</span> : '—' },
  factColumn('engagementRate', creators.engagementRate, row => row.engagementRate, value => percent(value, 2), { of }),
  factColumn('engagementAgainstTier', creators.againstTier, row => row.engagementAgainstTier, value => `${decimal(value, 2)}×`, { of, parts: row => row.tier ? [{ title: 'Tier', text: `${wordsOf(row.tier.name)}, ${percent(row.tier.engagementRate, 2)}` }] : [] }),
  { id: 'expected', title: 'Expected cost', number: true, value: row => row.expectedCostPerResult.value, cell: row => <FactNumber about={creators.expectedCost} value={row.expectedCostPerResult} write={value => formatMoney(value, row.expectedCostPerResult.currency ?? '', 'short')} of={of(row)} parts={[{ title: 'Result', text: row.expectedCostPerResult.result }]} /> },
  factColumn('audienceMatch', creators.match, row => row.audienceMatch, value => percent(value, 0), { of }),
  { ...factColumn<Creator>('growthAnomalies', creators.odd, row => row.growthAnomalies, whole, { of }), extra: true },
  { id: 'contentStyle', title: 'Content', extra: true, value: styleOf, cell: row => <div class="why">{styleOf(row) ?? '—'}</div> },
  { ...factColumn<Creator>('valueFit', creators.fit, row => row.valueFit?.score, decimal1, { of, parts: row => [{ title: 'Reason', text: row.valueFit?.reason ?? 'none given' }, { title: 'Date', text: row.valueFit?.date ?? 'unknown' }] }), extra: true },
  factColumn('reliability', creators.kept, row => row.reliability, value => percent(value, 0), { of }),
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

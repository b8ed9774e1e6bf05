import type { Value } from '../../api/types';
import { Bars } from '../../charts/Bars';
import { ChartCard } from '../../charts/ChartCard';
import { voice } from '../../explain/facts/talk';
import { textColumn } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { percent, whole } from '../../format/plain';
import { factColumn } from '../../parts/factColumn';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

interface VoiceMember {
  brand: string;
  mentions: number;
  reach: Value;
  engagements: Value;
  share: Value;
  positiveShare?: Value;
}

interface Voice {
  set: { brand: string; label: string | null; own?: boolean }[];
  platforms: { platform: string; coverage: number; coveredDays: number; days: number; n: number; members: VoiceMember[] }[];
  total: { members: VoiceMember[] };
}

const metrics = ['mentions', 'reach', 'engagements'];

/** How much of what is said about the set is about each brand. What a platform lets nobody count is said with it. */
export function ShareOfVoice() {
  const { view, set } = useShell();
  const metric = metrics.includes(view.own.metric ?? '') ? view.own.metric! : 'mentions';
  const answer = useAnswer<Voice>(`/voice?${new URLSearchParams({ ...view.range, metric })}`);
  const choice = <select aria-label="Measured by" value={metric} onChange={event => set({ metric: event.currentTarget.value })}>{metrics.map(each => <option key={each} value={each}>{wordsOf(each)}</option>)}</select>;
  if (!answer.data) return <Card title="Share of voice" busy={answer.loading}><Answered answer={answer} what="share of voice">{() => null}</Answered></Card>;
  const { set: brands, platforms, total } = answer.data;
  const nameOf = (brand: string) => brands.find(each => each.brand === brand)?.label || brand;
  const isOwn = (brand: string) => brands.find(each => each.brand === brand)?.own === true;
  const of = (row: VoiceMember) => nameOf(row.brand);
  const bars = (members: readonly VoiceMember[], label: string) => (
    <Bars label={label} about={voice.share} full={1} write={value => percent(value)} rows={members.map(each => ({
      id: each.brand, of: nameOf(each.brand), parts: [{ title: 'Mentions', text: whole(each.mentions) }], label: <bdi>{nameOf(each.brand)}</bdi>, value: each.share.value, interval: each.share.interval, n: each.share.n, tone: isOwn(each.brand) ? 'accent' : 'faint',
      aside: each.positiveShare?.value == null ? undefined : <span class="muted">{percent(each.positiveShare.value, 0)} of the positive</span>,
    }))} />
  );
  return (
    <ChartCard
      title="Share of voice" actions={choice} busy={answer.loading} asked={answer.path} rows={total.members} keyOf={row => row.brand} fileName={`voice-${view.range.from}-${view.range.to}`} empty="No brand of the set was mentioned in these days."
      columns={[textColumn<VoiceMember>('brand', 'Brand', row => nameOf(row.brand)), factColumn('mentions', voice.mentions, row => row.mentions, whole, { of }), factColumn('reach', voice.reach, row => row.reach, whole, { of }), factColumn('engagements', voice.engagements, row => row.engagements, whole, { of }), factColumn('share', voice.share, row => row.share, percent, { of })]}>
      {bars(total.members, 'All platforms')}
      <div class="columns spaced">
        {platforms.map(each => (
          <section key={each.platform}>
            <h3>{wordsOf(each.platform)} <span class="muted">n {whole(each.n)}</span></h3>
            <p class="muted">Counted on {whole(each.coveredDays)} of {whole(each.days)} days ({percent(each.coverage, 0)})</p>
            {bars(each.members, each.platform)}
          </section>
        ))}
      </div>
    </ChartCard>
  );
}

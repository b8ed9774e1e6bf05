import type { Recommendations } from '../../api/recommendations';
import { SeriesCard } from '../../charts/SeriesCard';
import { labelOf } from '../../format/labels';
import { Card } from '../../parts/Card';
import { KpiStats } from '../../parts/KpiStats';
import { VerdictReason } from '../../parts/VerdictReason';
import { PageLink } from '../../shell/PageLink';
import { useRegistry } from '../../state/useRegistry';
import { CreatorAudience } from './CreatorAudience';
import { CreatorPosts } from './CreatorPosts';

const statKpis = ['revenueNet', 'cost', 'roi', 'orders', 'clicks', 'conversionRate', 'engagements', 'grossReach', 'creatorFollowers'];

/** One creator: the verdict and why, the numbers, the course, audience, posts and codes. */
export function Scorecard({ id, advice }: { id: string; advice: Recommendations | null }) {
  const influencers = useRegistry('influencers');
  const coupons = useRegistry('coupons').items.filter(coupon => coupon.fields.influencer === id);
  const links = useRegistry('links').items.filter(link => link.fields.influencer === id);
  const name = labelOf(id, influencers.items.find(entry => entry.id === id)?.fields.name);
  const item = advice?.items.find(each => each.of === 'influencer' && each.member === id);
  return (
    <>
      <Card title={name} actions={<PageLink page="influencers" class="quiet-link push-right">All influencers</PageLink>}>
        {item && advice && <VerdictReason item={item} advice={advice} />}
        <KpiStats names={statKpis} within={{ influencer: id }} />
      </Card>
      <SeriesCard title="Trend" kpis={statKpis} within={{ influencer: id }} />
      <CreatorAudience id={id} />
      <CreatorPosts id={id} />
      <Card title="Codes and links">
        {coupons.length + links.length === 0 ? <p class="muted">No code and no link leads to this creator.</p> : (
          <ul class="timeline">
            {coupons.map(coupon => <li key={coupon.id}><span class="muted">Code</span><span><code>{coupon.id}</code>{coupon.fields.campaign && ` · ${coupon.fields.campaign}`}</span></li>)}
            {links.map(link => <li key={link.id}><span class="muted">Link</span><span><code>/r/{link.id}</code>{link.fields.campaign && ` · ${link.fields.campaign}`}</span></li>)}
          </ul>
        )}
      </Card>
    </>
  );
}

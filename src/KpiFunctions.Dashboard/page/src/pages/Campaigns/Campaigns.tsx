import { SeriesCard } from '../../charts/SeriesCard';
import { CampaignTable } from './CampaignTable';
import { FunnelCard } from './FunnelCard';
import { PublishedPosts } from './PublishedPosts';
import { ReturnBeyondMoney } from './ReturnBeyondMoney';
import { SpendReturn } from './SpendReturn';
import { usePublished } from './usePublished';

const timelineKpis = ['revenueNet', 'clicks', 'orders', 'cost', 'engagements', 'grossReach'];

export default function Campaigns() {
  const posts = usePublished();
  return (
    <>
      <CampaignTable />
      <div class="columns">
        <FunnelCard />
        <SpendReturn />
      </div>
      <SeriesCard title="Timeline" kpis={timelineKpis} marks={posts.map(post => post.day)} />
      <PublishedPosts posts={posts} />
      <ReturnBeyondMoney />
    </>
  );
}

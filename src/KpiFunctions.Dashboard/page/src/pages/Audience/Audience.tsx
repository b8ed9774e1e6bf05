import { SeriesCard } from '../../charts/SeriesCard';
import { Card } from '../../parts/Card';
import { KpiStats } from '../../parts/KpiStats';
import { AudienceMatch } from './AudienceMatch';
import { GrowthTable } from './GrowthTable';

export const ownKpis = ['followers', 'netFollowerGrowth', 'grossFollowerGrowth', 'lostFollowers', 'followerGrowthRate'];
const creatorKpis = ['creatorFollowers', 'creatorNetFollowerGrowth', 'creatorFollowerGrowthRate'];

export default function Audience() {
  return (
    <>
      <div class="columns">
        <Card title="The brand's accounts"><KpiStats names={ownKpis} /></Card>
        <Card title="The creators' accounts" note="Never added to the brand's: they follow somebody else."><KpiStats names={creatorKpis} /></Card>
      </div>
      <SeriesCard title="Growth" kpis={[...ownKpis, ...creatorKpis]} />
      <div class="columns">
        <GrowthTable dimension="platform" title="By platform" kpis={ownKpis} />
        <GrowthTable dimension="influencer" title="By creator" kpis={creatorKpis} />
      </div>
      <AudienceMatch />
    </>
  );
}

import { SeriesCard } from '../../charts/SeriesCard';
import { Card } from '../../parts/Card';
import { KpiStats } from '../../parts/KpiStats';
import { Journeys } from './Journeys';
import { TrafficBy } from './TrafficBy';

const trafficKpis = ['sessions', 'engagedSessions', 'sessionEngagementRate', 'newUsers', 'pageViews', 'keyEvents', 'clicks'];

export default function Traffic() {
  return (
    <>
      <Card title="Website" note="As the website's analytics count; clicks are those on our tracking links."><KpiStats names={trafficKpis} /></Card>
      <SeriesCard title="Over time" kpis={trafficKpis} />
      <TrafficBy />
      <Journeys />
    </>
  );
}

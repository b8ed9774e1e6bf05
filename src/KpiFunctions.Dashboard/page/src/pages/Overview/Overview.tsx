import { SeriesCard } from '../../charts/SeriesCard';
import { Answered } from '../../parts/Answered';
import { PageSkeleton } from '../../parts/Skeleton';
import { Obeyed } from '../../state/useHonoured';
import { useKpis } from '../../state/useKpis';
import { EmptyRange } from './EmptyRange';
import { Findings } from './Findings';
import { Freshness } from './Freshness';
import { GoalStatus } from './GoalStatus';
import { Headline } from './Headline';
import { headlineKpis } from './headlineKpis';
import { TopInfluencers } from './TopInfluencers';

/** The headline decides whether there is anything to draw and rank. */
export default function Overview() {
  const answer = useKpis({ kpis: headlineKpis });
  return (
    <Answered answer={answer} what="the numbers" loading={<PageSkeleton />}>
      {data => data.points.length === 0 ? <EmptyRange /> : (
        <div class="stack" aria-busy={answer.loading}>
          <Freshness answer={data} />
          <Obeyed.Provider value={answer.filters}><Headline answer={data} /></Obeyed.Provider>
          <div class="columns">
            <GoalStatus />
            <Findings />
          </div>
          <SeriesCard title="Over time" kpis={headlineKpis} />
          <TopInfluencers />
        </div>
      )}
    </Answered>
  );
}

import type { Catalogue, KpiAnswer } from '../api/types';
import { headlineKpis } from '../state/headline';
import { useAnswer } from '../state/useAnswer';
import { scopeOf, type View } from '../state/view';
import { EmptyRange } from './EmptyRange';
import { Freshness } from './Freshness';
import { Headline } from './Headline';
import { Leaderboard } from './Leaderboard';
import { ProblemNote } from './ProblemNote';
import { SeriesCard } from './SeriesCard';
import { HeadlineSkeleton } from './Skeleton';

interface Props {
  view: View;
  show: (change: Partial<View>) => void;
  catalogue: Catalogue;
}

/** Everything that depends on the range: the headline decides whether there is anything to draw and rank. */
export function Numbers({ view, show, catalogue }: Props) {
  const query = new URLSearchParams({ kpis: headlineKpis.join(','), scope: scopeOf(view.campaign), ...view.range, interval: 'day', compare: 'previous' });
  const { data, loading, problem, retry } = useAnswer<KpiAnswer>(`/kpis?${query}`);

  if (problem) return problem.needsKey ? null : <ProblemNote problem={problem} retry={retry} />;
  if (!data) return <HeadlineSkeleton />;
  if (data.points.length === 0) return <EmptyRange view={view} show={show} />;
  return (
    <div class="stack" aria-busy={loading}>
      <Freshness answer={data} />
      <Headline answer={data} catalogue={catalogue} />
      <SeriesCard view={view} show={show} catalogue={catalogue} />
      <Leaderboard view={view} catalogue={catalogue} />
    </div>
  );
}

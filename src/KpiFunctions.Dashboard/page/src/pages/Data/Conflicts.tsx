import type { Page } from '../../api/types';
import { NotOnThisServer } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { usePages } from '../../state/usePages';
import { ConflictItem, type Conflict } from './ConflictItem';

/** Money records that contradict each other. One side counts until somebody decides. */
export function Conflicts() {
  const { head, items, continuation, loading, problem, more, retry } = usePages<Conflict, Page<Conflict>>('/conflicts?size=50');
  if (problem?.status === 404) return <NotOnThisServer what="conflicts" />;
  return (
    <Card title="Conflicts" busy={loading} note="The same order or id with another amount. The first counts until you decide; the days are then counted again.">
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <CardSkeleton what="the conflicts" />}
      {head && items.length === 0 && <p class="muted">Nothing contradicts itself.</p>}
      <ul class="timeline">{items.map(item => <ConflictItem key={item.id} conflict={item} changed={retry} />)}</ul>
      {continuation && <button type="button" class="more" disabled={loading} onClick={more}>Show more</button>}
    </Card>
  );
}

import type { Recommendations } from '../../api/recommendations';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { Candidates } from './Candidates';
import { CostReturn } from './CostReturn';
import { Ranking } from './Ranking';
import { Scorecard } from './Scorecard';

/** All influencers, or the one that the address names. */
export default function Influencers() {
  const { view } = useShell();
  const advice = useAnswer<Recommendations>(`/recommendations?${new URLSearchParams({ ...view.range })}`);
  const id = view.own.id;
  if (id !== undefined) return <Scorecard key={id} id={id} advice={advice.data} />;
  return (
    <>
      <Ranking advice={advice.data} awaited={advice.loading} />
      <CostReturn advice={advice.data} />
      <Candidates />
    </>
  );
}

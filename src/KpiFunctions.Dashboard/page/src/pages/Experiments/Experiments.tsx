import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useAnswer } from '../../state/useAnswer';
import { ExperimentCard } from './ExperimentCard';
import type { Experiment } from './experiment';

export default function Experiments() {
  const answer = useAnswer<{ items: Experiment[] }>('/experiments');
  return (
    <Answered answer={answer} what="experiments">
      {({ items }) => items.length === 0
        ? <Card title="No experiment yet"><p class="muted">Settings, kind experiments, is where to begin one.</p></Card>
        : <>{[...items].sort((one, other) => Number(other.state === 'running') - Number(one.state === 'running')).map(item => <ExperimentCard key={item.id} experiment={item} />)}</>}
    </Answered>
  );
}

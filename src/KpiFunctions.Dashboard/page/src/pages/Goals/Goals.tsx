import type { Goal } from '../../api/goals';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useAnswer } from '../../state/useAnswer';
import { GoalCard } from './GoalCard';
import { ObjectiveTree, type Objective } from './ObjectiveTree';

export default function Goals() {
  const goals = useAnswer<{ items: Goal[] }>('/goals');
  const objectives = useAnswer<{ items: Objective[] }>('/objectives');
  return (
    <>
      <Card title="Objectives" busy={objectives.loading}>
        <Answered answer={objectives} what="objectives">
          {({ items }) => items.length === 0 ? <p class="muted">No objective is set. Settings, kind objectives, is where to set one.</p> : <ObjectiveTree items={items} />}
        </Answered>
      </Card>
      <Answered answer={goals} what="goals">
        {({ items }) => items.length === 0
          ? <Card title="No goal yet"><p class="muted">Settings, kind goals, is where to set one: a KPI, a target and a day.</p></Card>
          : <div class="columns">{items.map(goal => <GoalCard key={goal.id} goal={goal} />)}</div>}
      </Answered>
    </>
  );
}

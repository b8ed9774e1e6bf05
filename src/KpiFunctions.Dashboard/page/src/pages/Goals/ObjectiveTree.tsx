import { goalTones, type Goal } from '../../api/goals';
import { wordsOf } from '../../format/labels';
import { goals } from '../../explain/facts/decisions';
import { percent } from '../../format/plain';
import { FactNumber } from '../../parts/FactNumber';

/** An objective with the goals that serve it. */
export interface Objective {
  id: string;
  name: string | null;
  owner: string | null;
  goals: Branch[];
}

/** A goal and those that serve it. */
interface Branch {
  goal: Goal;
  children: Branch[];
}

export function ObjectiveTree({ items }: { items: readonly Objective[] }) {
  return (
    <ul class="tree">
      {items.map(each => (
        <li key={each.id}>
          <bdi>{each.name || each.id}</bdi>{each.owner && <span class="muted"> {each.owner}</span>}
          <Branches items={each.goals} />
        </li>
      ))}
    </ul>
  );
}

function Branches({ items }: { items: readonly Branch[] }) {
  if (items.length === 0) return null;
  return (
    <ul class="tree">
      {items.map(({ goal, children }) => (
        <li key={goal.id}>
          <bdi>{goal.name || goal.id}</bdi> <State goal={goal} />{goal.serves === false && <> <span class="badge">Does not serve it</span></>}
          <Branches items={children} />
        </li>
      ))}
    </ul>
  );
}

function State({ goal: { status, progress, name, id } }: { goal: Goal }) {
  return <>{progress != null && <span class="muted"><FactNumber about={goals.progress} value={progress} write={value => percent(value, 0)} of={name || id} /> </span>}{status && <span class={`badge badge-${goalTones[status] ?? 'even'}`}>{wordsOf(status)}</span>}</>;
}

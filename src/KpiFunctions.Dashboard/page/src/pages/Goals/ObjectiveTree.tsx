import { goalTones, type Goal } from '../../api/goals';
import { wordsOf } from '../../format/labels';
import { percent } from '../../format/plain';

/** An objective with what serves it. */
export interface Objective {
  id: string;
  name: string | null;
  status?: Goal['status'] | null;
  progress?: number | null;
  goals?: Goal[];
  children?: Objective[];
}

export function ObjectiveTree({ items }: { items: readonly Objective[] }) {
  return (
    <ul class="tree">
      {items.map(each => (
        <li key={each.id}>
          <bdi>{each.name || each.id}</bdi> <State status={each.status} progress={each.progress} />
          {each.goals && each.goals.length > 0 && <ul class="tree">{each.goals.map(goal => <li key={goal.id}><bdi>{goal.name || goal.id}</bdi> <State status={goal.status} progress={goal.progress} />{goal.serves === false && <span class="badge">Does not serve it</span>}</li>)}</ul>}
          {each.children && each.children.length > 0 && <ObjectiveTree items={each.children} />}
        </li>
      ))}
    </ul>
  );
}

function State({ status, progress }: { status: Goal['status'] | null | undefined; progress: number | null | undefined }) {
  return <>{progress != null && <span class="muted">{percent(progress, 0)} </span>}{status && <span class={`badge badge-${goalTones[status] ?? 'even'}`}>{wordsOf(status)}</span>}</>;
}

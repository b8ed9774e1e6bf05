import { goalTones, type Goal } from '../../api/goals';
import { Bars } from '../../charts/Bars';
import { wordsOf } from '../../format/labels';
import { goals } from '../../explain/facts/decisions';
import { percent } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { PageLink } from '../../shell/PageLink';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

const tones = { good: 'good', restated: 'wait', bad: 'bad', even: 'faint' } as const;

/** How far each goal is, in its own measure. */
export function GoalStatus() {
  const filters = useHonoured([], { takesWhere: false });
  const answer = useAnswer<{ items: Goal[] }>('/goals');
  return (
    <Card title="Goals" busy={answer.loading} filters={filters} actions={<PageLink page="goals" class="quiet-link push-right">All goals</PageLink>}>
      <Answered answer={answer} what="goals">
        {({ items }) => items.length === 0 ? <p class="muted">No goal is set. Settings, kind goals, is where to set one.</p> : (
          <Bars
            label="Progress of goals" about={goals.progress} full={1} write={value => percent(value, 0)}
            rows={items.slice(0, 6).map(goal => ({
              id: goal.id, of: goal.name, label: goal.name, value: goal.progress, tone: tones[goalTones[goal.status] as keyof typeof tones],
              aside: <span class={`badge badge-${goalTones[goal.status]}`}>{wordsOf(goal.status)}</span>,
            }))} />
        )}
      </Answered>
    </Card>
  );
}

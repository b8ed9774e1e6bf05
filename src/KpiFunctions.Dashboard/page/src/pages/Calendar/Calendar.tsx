import type { Value } from '../../api/types';
import { decimal, percent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { IntervalBar } from '../../parts/IntervalBar';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { Months } from './Months';
import { PlanTable } from './PlanTable';
import type { Plan } from './plan';

interface CalendarAnswer {
  items: Plan[];
  adherence: Value | null;
  consistency: { postsPerWeek: number | null; weeksWithPosts: number | null; longestGapDays: number | null } | null;
}

/** What was planned against what was published. */
export default function Calendar() {
  const { view } = useShell();
  const answer = useAnswer<CalendarAnswer>(`/content/calendar?${new URLSearchParams({ ...view.range })}`);
  return (
    <Answered answer={answer} what="a content calendar">
      {({ items, adherence, consistency }) => (
        <>
          <Card title="Kept plans" busy={answer.loading}>
            <dl class="stats">
              <div><dt>Published as planned</dt><dd>{adherence?.value == null ? '—' : percent(adherence.value, 0)}{adherence?.value != null && adherence.interval && <IntervalBar value={adherence.value} interval={adherence.interval} n={adherence.n} write={value => percent(value, 0)} />}</dd></div>
              <div><dt>Posts a week</dt><dd>{text(consistency?.postsPerWeek, decimal)}</dd></div>
              <div><dt>Weeks with posts</dt><dd>{text(consistency?.weeksWithPosts, each => each <= 1 ? percent(each, 0) : whole(each))}</dd></div>
              <div><dt>Longest gap</dt><dd>{text(consistency?.longestGapDays, each => `${whole(each)} days`)}</dd></div>
            </dl>
          </Card>
          <Months items={items} />
          <PlanTable items={items} />
        </>
      )}
    </Answered>
  );
}

function text(value: number | null | undefined, write: (value: number) => string): string {
  return value == null ? '—' : write(value);
}

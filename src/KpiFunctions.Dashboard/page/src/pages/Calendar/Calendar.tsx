import type { Value } from '../../api/types';
import { counted, decimal, percent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { content } from '../../explain/facts/content';
import { FactNumber } from '../../parts/FactNumber';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
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
  const filters = useHonoured(['campaign', 'influencer', 'platform'], { takesWhere: false });
  const none = useHonoured([], { takesWhere: false });
  const answer = useAnswer<CalendarAnswer>(`/content/calendar?${new URLSearchParams({ ...view.range })}`);
  return (
    <Answered answer={answer} what="a content calendar">
      {({ items: all, adherence, consistency }) => {
        const items = all.filter(plan => Object.entries(filters.members).every(([name, member]) => plan[name as keyof Plan] === member));
        return (
        <>
          <Card title="Kept plans" busy={answer.loading} filters={none}>
            <dl class="stats">
              <div><dt>Published as planned</dt><dd><FactNumber about={content.adherence} value={adherence} write={value => percent(value, 0)} /></dd></div>
              <div><dt>Posts a week</dt><dd><FactNumber about={content.postsPerWeek} value={consistency?.postsPerWeek} write={value => decimal(value)} /></dd></div>
              <div><dt>Weeks with posts</dt><dd><FactNumber about={content.weeksWithPosts} value={consistency?.weeksWithPosts} write={whole} /></dd></div>
              <div><dt>Longest gap</dt><dd><FactNumber about={content.longestGap} value={consistency?.longestGapDays} write={each => counted(each, 'day')} /></dd></div>
            </dl>
          </Card>
          <Months items={items} />
          <PlanTable items={items} />
        </>
        );
      }}
    </Answered>
  );
}

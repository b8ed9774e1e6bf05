import { ChartCard } from '../../charts/ChartCard';
import { HeatMap } from '../../charts/HeatMap';
import { content } from '../../explain/facts/content';
import { textColumn } from '../../format/columns';
import { whole } from '../../format/plain';
import { factColumn } from '../../parts/factColumn';
import { useShell } from '../../state/shell';
import { useKpis } from '../../state/useKpis';
import type { Post } from '../../state/usePosts';

interface Slot {
  weekday: number;
  hour: number;
  posts: number;
  /** Engagements of an average post. */
  each: number;
}

const of = (slot: Slot) => `${dayName(slot.weekday)} ${slot.hour}:00`;
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 0];

/** When posts were published, in the reporting zone, and what an average one brought. */
export function BestTimes({ posts, loading }: { posts: readonly Post[]; loading: boolean }) {
  const { view } = useShell();
  const zone = useKpis({ kpis: ['engagements'], interval: 'total' }).data?.zone;
  const slots = zone === undefined ? [] : slotsOf(posts, zone);
  const at = (weekday: number, hour: number) => slots.find(slot => slot.weekday === weekday && slot.hour === hour);
  return (
    <ChartCard
      title="Best times" busy={loading} rows={slots} keyOf={slot => `${slot.weekday}-${slot.hour}`} fileName={`times-${view.range.from}-${view.range.to}`}
      note={`Engagements of an average post by when it was published${zone ? ` (${zone})` : ''}. Few posts make a strong cell by chance: the table has their number.`}
      empty="No post with engagements says when it was published."
      columns={[textColumn<Slot>('weekday', 'Weekday', slot => dayName(slot.weekday)), textColumn<Slot>('hour', 'Hour', slot => `${String(slot.hour).padStart(2, '0')}:00`), factColumn('posts', content.posts, slot => slot.posts, whole, { of }), factColumn('each', content.engagementsEach, slot => slot.each, whole, { of, parts: slot => [{ title: 'Posts', text: whole(slot.posts) }] })]}>
      <HeatMap
        label="Engagements a post by weekday and hour" columns={hours.map(hour => String(hour).padStart(2, '0'))}
        rows={weekdays.map(weekday => ({
          name: dayName(weekday),
          cells: hours.map(hour => {
            const slot = at(weekday, hour);
            return { value: slot?.each ?? null, title: `${dayName(weekday)} ${hour}:00: ${slot ? `${whole(slot.each)} engagements a post, ${whole(slot.posts)} posts` : 'no post'}` };
          }),
        }))} />
    </ChartCard>
  );
}

function slotsOf(posts: readonly Post[], zone: string): Slot[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const sums = new Map<string, { weekday: number; hour: number; posts: number; sum: number }>();
  for (const { publishedAt, values } of posts) {
    const engagements = values.engagements?.value;
    const time = Date.parse(publishedAt ?? '');
    if (engagements == null || Number.isNaN(time)) continue;
    const parts = clock.formatToParts(time);
    const text = (type: string) => parts.find(part => part.type === type)?.value ?? '';
    const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(text('weekday'));
    const hour = Number(text('hour'));
    const sum = sums.get(`${weekday}-${hour}`) ?? { weekday, hour, posts: 0, sum: 0 };
    sums.set(`${weekday}-${hour}`, { ...sum, posts: sum.posts + 1, sum: sum.sum + engagements });
  }
  return [...sums.values()].map(({ weekday, hour, posts: count, sum }) => ({ weekday, hour, posts: count, each: sum / count }));
}

/** 4 January 1970 was a Sunday. */
function dayName(weekday: number): string {
  return new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(1970, 0, 4 + weekday)));
}

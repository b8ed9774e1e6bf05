import { ChartCard } from '../../charts/ChartCard';
import { Bars } from '../../charts/Bars';
import { Shares } from '../../charts/Shares';
import { numberColumn, textColumn } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { counted, percent, whole } from '../../format/plain';
import { useShell } from '../../state/shell';
import type { Post } from '../../state/usePosts';

interface Format {
  name: string;
  posts: number;
  share: number;
  /** Engagements for each post that reports them. */
  each: number | null;
}

/** How many posts of each format, and what one of them brings. */
export function FormatMix({ posts, loading }: { posts: readonly Post[]; loading: boolean }) {
  const { view } = useShell();
  const formats = formatsOf(posts);
  return (
    <ChartCard
      title="Format mix" busy={loading} rows={formats} keyOf={row => row.name} fileName={`formats-${view.range.from}-${view.range.to}`} empty="No post of these days has a format."
      note="Posts with numbers in these days, and the engagements of an average one."
      columns={[textColumn<Format>('name', 'Format', row => wordsOf(row.name)), numberColumn<Format>('posts', 'Posts', row => row.posts, whole), numberColumn<Format>('share', 'Share', row => row.share, percent), numberColumn<Format>('each', 'Engagements a post', row => row.each, whole)]}>
      <Shares label="Formats" shares={formats.map(row => ({ id: row.name, label: wordsOf(row.name), share: row.share }))} />
      <h3 class="spaced">Engagements a post</h3>
      <Bars label="Engagements a post" write={whole} rows={formats.map(row => ({ id: row.name, label: wordsOf(row.name), value: row.each, aside: <span class="muted">{counted(row.posts, 'post')}</span> }))} />
    </ChartCard>
  );
}

function formatsOf(posts: readonly Post[]): Format[] {
  const groups = new Map<string, Post[]>();
  for (const post of posts) {
    const name = post.contentType ?? 'unknown';
    groups.set(name, [...groups.get(name) ?? [], post]);
  }
  return [...groups].map(([name, all]) => {
    const known = all.map(post => post.values.engagements?.value).filter(value => value != null);
    return { name, posts: all.length, share: all.length / posts.length, each: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length };
  }).sort((one, other) => other.posts - one.posts);
}

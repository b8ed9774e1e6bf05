import { ChartCard } from '../../charts/ChartCard';
import { Bars } from '../../charts/Bars';
import { Shares } from '../../charts/Shares';
import { content } from '../../explain/facts/content';
import { textColumn } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { counted, percent, whole } from '../../format/plain';
import { factColumn } from '../../parts/factColumn';
import { useShell } from '../../state/shell';
import type { Post } from '../../state/usePosts';

interface Format {
  name: string;
  posts: number;
  share: number;
  /** Engagements for each post that reports them. */
  each: number | null;
}

const of = (row: Format) => wordsOf(row.name);

/** How many posts of each format, and what one of them brings. */
export function FormatMix({ posts, loading }: { posts: readonly Post[]; loading: boolean }) {
  const { view } = useShell();
  const formats = formatsOf(posts);
  return (
    <ChartCard
      title="Format mix" busy={loading} rows={formats} keyOf={row => row.name} fileName={`formats-${view.range.from}-${view.range.to}`} empty="No post of these days has a format."
      note="Posts with numbers in these days, and the engagements of an average one."
      columns={[textColumn<Format>('name', 'Format', row => wordsOf(row.name)), factColumn('posts', content.posts, row => row.posts, whole, { of }), factColumn('share', content.postShare, row => row.share, percent, { of }), factColumn('each', content.engagementsEach, row => row.each, whole, { of })]}>
      <Shares label="Formats" about={content.postShare} shares={formats.map(row => ({ id: row.name, label: wordsOf(row.name), share: row.share }))} />
      <h3 class="spaced">Engagements a post</h3>
      <Bars label="Engagements a post" about={content.engagementsEach} write={whole} rows={formats.map(row => ({ id: row.name, of: of(row), label: wordsOf(row.name), value: row.each, aside: <span class="muted">{counted(row.posts, 'post')}</span> }))} />
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

import { formatDay } from '../../format/dates';
import { textColumn, type Column } from '../../format/columns';
import { safeLink } from '../../format/safeLink';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { useHonoured } from '../../state/useHonoured';
import type { Published } from './usePublished';

const columns: Column<Published>[] = [
  { id: 'day', title: 'Published', value: post => post.day, cell: post => formatDay(post.day) },
  {
    id: 'title', title: 'Post', value: post => post.entry.fields.title ?? post.entry.id,
    cell: ({ entry }) => safeLink(entry.fields.url) ? <a href={safeLink(entry.fields.url)!} target="_blank" rel="noopener noreferrer">{entry.fields.title || entry.id}</a> : <>{entry.fields.title || entry.id}</>,
  },
  textColumn('contentType', 'Format', post => post.entry.fields.contentType ?? null),
  textColumn('platform', 'Platform', post => post.entry.fields.platform ?? null),
  textColumn('influencer', 'Influencer', post => post.entry.fields.influencer ?? null),
  textColumn('campaign', 'Campaign', post => post.entry.fields.campaign ?? null),
];

/** What the timeline's marks stand for. */
export function PublishedPosts({ posts }: { posts: readonly Published[] }) {
  const filters = useHonoured(['campaign', 'influencer', 'platform', 'post'], { takesWhere: false });
  return (
    <Card title="Posts of these days" filters={filters}>
      {posts.length === 0 ? <p class="muted">No registered post was published in these days.</p> : <DataTable label="Posts of these days" rows={posts} columns={columns} keyOf={post => post.entry.id} order={{ by: 'day', descending: true }} />}
    </Card>
  );
}

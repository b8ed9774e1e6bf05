import { formatDay } from '../format/dates';
import { textColumn, type Column } from '../format/columns';
import { safeLink } from '../format/safeLink';
import { writeScope } from '../state/scope';
import { knownKpis, useShell } from '../state/shell';
import { postKpis, type Post } from '../state/usePosts';
import { DataTable } from './DataTable';
import { kpiColumn } from './kpiColumn';

/** The columns of posts, for tables and downloads. */
export function usePostColumns(currency: string): Column<Post>[] {
  const { catalogue } = useShell();
  return [
    { id: 'title', title: 'Post', value: post => post.title, cell: post => <PostName post={post} /> },
    { id: 'publishedAt', title: 'Published', value: post => post.publishedAt, cell: post => post.publishedAt ? formatDay(post.publishedAt.slice(0, 10)) : '—' },
    textColumn('contentType', 'Format', post => post.contentType),
    ...knownKpis(catalogue, postKpis).map(kpi => ({ ...kpiColumn<Post>(kpi, currency, post => writeScope({ post: post.id })), extra: kpi.name === 'impressions' })),
  ];
}

export function PostTable({ posts, currency }: { posts: readonly Post[]; currency: string }) {
  return <DataTable class="posts" label="Posts" rows={posts} columns={usePostColumns(currency)} keyOf={post => post.id} order={{ by: 'engagements', descending: true }} />;
}

function PostName({ post }: { post: Post }) {
  const url = safeLink(post.url);
  return <bdi>{url ? <a href={url} target="_blank" rel="noopener noreferrer">{post.title}</a> : post.title}<span class="sub">{[post.platform, post.influencer, post.campaign].filter(Boolean).join(' · ')}</span></bdi>;
}

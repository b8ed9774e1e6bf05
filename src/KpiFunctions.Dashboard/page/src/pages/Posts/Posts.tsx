import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { PostTable, usePostColumns } from '../../parts/PostTable';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { useShell } from '../../state/shell';
import { usePosts } from '../../state/usePosts';
import { BestTimes } from './BestTimes';
import { FormatMix } from './FormatMix';
import { Hashtags } from './Hashtags';

export default function Posts() {
  const { view } = useShell();
  const { posts, currency, loading, problem, retry, filters } = usePosts();
  const columns = usePostColumns(currency);
  return (
    <>
      <div class="columns">
        <FormatMix posts={posts} loading={loading} />
        <Hashtags />
      </div>
      <BestTimes posts={posts} loading={loading} />
      <Card title="Posts" busy={loading} filters={filters} actions={<><span class="push" /><CsvButton rows={posts} columns={columns} fileName={`posts-${view.range.from}-${view.range.to}.csv`} what="all posts" /></>}>
        {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
        {loading && posts.length === 0 && <CardSkeleton what="the posts" />}
        {!loading && posts.length === 0 && !problem && <p class="muted">No post has numbers in this range.</p>}
        {posts.length > 0 && <PostTable posts={posts} currency={currency} />}
      </Card>
    </>
  );
}

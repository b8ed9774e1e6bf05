import { PostTable } from '../../parts/PostTable';
import { Card } from '../../parts/Card';
import { usePosts } from '../../state/usePosts';

export function CreatorPosts({ id }: { id: string }) {
  const { posts, currency, loading, filters } = usePosts(post => post.influencer === id);
  return (
    <Card title="Posts" busy={loading} filters={filters}>
      {posts.length === 0 && !loading ? <p class="muted">No post of this creator has numbers in these days.</p> : <PostTable posts={posts} currency={currency} />}
    </Card>
  );
}

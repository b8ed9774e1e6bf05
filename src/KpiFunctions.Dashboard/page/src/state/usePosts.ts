import type { Values } from '../api/types';
import { useMembers } from './useMembers';
import { useRegistry } from './useRegistry';
import { useShell } from './shell';

/** A post with its numbers of the range and what the registry knows of it. */
export interface Post {
  id: string;
  title: string;
  values: Values;
  account: string | null;
  platform: string | null;
  influencer: string | null;
  campaign: string | null;
  contentType: string | null;
  publishedAt: string | null;
  url: string | null;
}

export const postKpis = ['engagements', 'grossReach', 'engagementRateByReach', 'impressions', 'clicks', 'orders', 'revenueNet'] as const;

/** Posts that have numbers in the range and that the filters let through. */
export function usePosts(wanted: (post: Post) => boolean = () => true) {
  const { view } = useShell();
  const members = useMembers('post', postKpis);
  const registry = useRegistry('posts');
  const accounts = useRegistry('accounts');
  const entries = new Map(registry.items.map(entry => [entry.id, entry.fields]));
  const owners = new Map(accounts.items.map(entry => [entry.id, entry.fields.influencer ?? null]));
  const posts = members.items.filter(row => row.member !== 'unknown').map<Post>(row => {
    const fields = entries.get(row.member) ?? {};
    const account = fields.account ?? null;
    return {
      id: row.member, title: row.label || fields.title || row.member, values: row.values, account,
      platform: fields.platform ?? row.member.split(':')[0] ?? null,
      influencer: fields.influencer ?? (account === null ? null : owners.get(account) ?? null),
      campaign: fields.campaign ?? null, contentType: fields.contentType ?? null, publishedAt: fields.publishedAt ?? null, url: fields.url ?? null,
    };
  });
  const { campaign, influencer, platform, post: only } = view.scope;
  return {
    posts: posts.filter(post => (campaign === undefined || post.campaign === campaign) && (influencer === undefined || post.influencer === influencer)
      && (platform === undefined || post.platform === platform) && (only === undefined || post.id === only) && wanted(post)),
    currency: members.head?.currency ?? '',
    loading: members.loading || registry.loading || accounts.loading,
    // The members are chosen here, from what the registry says of each post.
    filters: { ...members.filters, ignored: members.filters.ignored.filter(name => name === 'Link') },
    problem: members.problem,
    retry: members.retry,
  };
}

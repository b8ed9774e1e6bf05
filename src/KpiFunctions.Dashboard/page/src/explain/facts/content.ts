import type { About } from '../fact';

const posts = 'Registered posts with their readings: views, reach, engagements.';
const plan = 'The content plan (kind plans) and the registered posts with a time of publication.';
const visits = 'Web traffic as the analytics export counts it.';

export const content = {
  posts: { title: 'Posts', definition: 'Posts with numbers in these days.', reads: posts, basis: 'postsPublished' },
  postShare: { title: 'Share of the posts', definition: 'Posts of the format, of all posts with numbers in these days.', formula: 'posts of the format / posts', reads: posts, basis: 'postsPublished' },
  engagementsEach: { title: 'Engagements a post', definition: 'Engagements in these days, by the posts that report them.', formula: 'engagements / posts', reads: posts, basis: 'engagements' },
  groupSize: { title: 'Members (n)', definition: 'How many members the group holds that did anything in these days. Few members make any number by chance.', reads: 'The rows of the members, grouped by their registry entries.' },
  adherence: { title: 'Published as planned', definition: 'Plans published on time, of those due: published, late and missed.', formula: 'published / (published + late + missed)', reads: plan },
  postsPerWeek: { title: 'Posts a week', definition: 'Posts published in these days, by weeks of seven days.', formula: 'posts / days × 7', reads: plan, basis: 'postsPublished' },
  weeksWithPosts: { title: 'Weeks with posts', definition: 'ISO weeks of the range in which anything was published.', reads: plan, basis: 'postsPublished' },
  longestGap: { title: 'Longest gap', definition: 'The longest silence between posts, the ends of the range included.', reads: plan, basis: 'postsPublished' },
  funnelStage: { title: 'Events at a stage', definition: 'Events of these days at this stage. They are not of the same people as those of the stage before.', reads: 'Readings of posts, clicks and conversions.' },
  funnelRate: { title: 'Of the stage before', definition: 'Events of this stage by those of the stage before.', formula: 'this stage / stage before', reads: 'Readings of posts, clicks and conversions.' },
} satisfies Record<string, About>;

export const traffic: Record<string, About> = {
  users: { title: 'Users', definition: 'People as the analytics count them; who comes on two days counts on both, so that a range of days has none.', reads: visits, basis: 'sessions' },
  engagementSeconds: { title: 'Engaged time', definition: 'How long pages were in the foreground, added up.', reads: visits, basis: 'sessions' },
};

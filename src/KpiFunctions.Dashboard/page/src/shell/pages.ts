import type { ComponentType } from 'preact';

/** Which of the shared filters a page obeys: all, days and members, days, none. */
export type Filtering = 'all' | 'members' | 'range' | 'none';

export interface PageEntry {
  id: string;
  title: string;
  group: 'Results' | 'Audience and content' | 'Decisions' | 'Workshop';
  filtering: Filtering;
  /** A path of a 20 by 20 drawing, stroked. */
  icon: string;
  load: () => Promise<{ default: ComponentType }>;
}

/** Every page once. A page's code comes when it is first opened. */
export const pages: readonly PageEntry[] = [
  { id: 'overview', title: 'Overview', group: 'Results', filtering: 'all', icon: 'M3 11l7-7 7 7v6h-5v-4H8v4H3z', load: () => import('../pages/Overview/Overview') },
  { id: 'campaigns', title: 'Campaigns', group: 'Results', filtering: 'all', icon: 'M3 9v3l9 4V5zM12 7l5-3v13l-5-3M6 13v4', load: () => import('../pages/Campaigns/Campaigns') },
  { id: 'influencers', title: 'Influencers', group: 'Results', filtering: 'all', icon: 'M10 3a3 3 0 110 6 3 3 0 010-6zM4 17c0-4 2.5-6 6-6s6 2 6 6', load: () => import('../pages/Influencers/Influencers') },
  { id: 'traffic', title: 'Traffic', group: 'Results', filtering: 'all', icon: 'M3 14l4-5 4 3 6-8M13 4h4v4', load: () => import('../pages/Traffic/Traffic') },
  { id: 'posts', title: 'Posts and content', group: 'Audience and content', filtering: 'all', icon: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3', load: () => import('../pages/Posts/Posts') },
  { id: 'audience', title: 'Followers and audience', group: 'Audience and content', filtering: 'all', icon: 'M7 4a2.5 2.5 0 110 5 2.5 2.5 0 010-5zM2.5 16c0-3.5 2-5 4.5-5s4.5 1.5 4.5 5M13 5a2 2 0 110 4M14 11c2 .3 3.5 2 3.5 5', load: () => import('../pages/Audience/Audience') },
  { id: 'conversation', title: 'Conversation', group: 'Audience and content', filtering: 'members', icon: 'M3 4h14v10H9l-4 3v-3H3z', load: () => import('../pages/Conversation/Conversation') },
  { id: 'competitors', title: 'Competitors and voice', group: 'Audience and content', filtering: 'range', icon: 'M4 17V9M8 17V4M12 17v-6M16 17V7', load: () => import('../pages/Competitors/Competitors') },
  { id: 'calendar', title: 'Content calendar', group: 'Audience and content', filtering: 'members', icon: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4', load: () => import('../pages/Calendar/Calendar') },
  { id: 'compare', title: 'Compare', group: 'Decisions', filtering: 'all', icon: 'M6 3v14M14 3v14M2 8l4-5 4 5M10 12l4 5 4-5', load: () => import('../pages/Compare/Compare') },
  { id: 'attribution', title: 'Attribution', group: 'Decisions', filtering: 'range', icon: 'M4 4v3c0 3 2 3 6 3s6 0 6 3v3M4 16v-3M13 14l3 3 2-3', load: () => import('../pages/Attribution/Attribution') },
  { id: 'experiments', title: 'Experiments', group: 'Decisions', filtering: 'none', icon: 'M8 3h4M9 3v5l-5 8c0 1 .5 1 1 1h10c.5 0 1 0 1-1l-5-8V3', load: () => import('../pages/Experiments/Experiments') },
  { id: 'goals', title: 'Goals', group: 'Decisions', filtering: 'none', icon: 'M10 3a7 7 0 110 14 7 7 0 010-14zM10 7a3 3 0 110 6 3 3 0 010-6z', load: () => import('../pages/Goals/Goals') },
  { id: 'data', title: 'Data', group: 'Workshop', filtering: 'range', icon: 'M4 5c0-2.5 12-2.5 12 0v10c0 2.5-12 2.5-12 0zM4 5c0 2.5 12 2.5 12 0M4 10c0 2.5 12 2.5 12 0', load: () => import('../pages/Data/Data') },
  { id: 'links', title: 'Links', group: 'Workshop', filtering: 'none', icon: 'M8 12l4-4M7 9l-2 2a3 3 0 004 4l2-2M13 11l2-2a3 3 0 00-4-4L9 7', load: () => import('../pages/Links/Links') },
  { id: 'settings', title: 'Settings', group: 'Workshop', filtering: 'none', icon: 'M4 6h7M15 6h1M4 14h1M9 14h7M13 4v4M7 12v4', load: () => import('../pages/Settings/Settings') },
  { id: 'definitions', title: 'Definitions', group: 'Workshop', filtering: 'none', icon: 'M5 3h9l2 2v12H5zM8 8h5M8 11h5M8 14h3', load: () => import('../pages/Definitions/Definitions') },
];

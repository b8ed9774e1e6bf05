import type { ComponentType } from 'preact';

/** Which of the shared filters a page obeys. */
export type Filtering = 'all' | 'range' | 'none';

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
  { id: 'traffic', title: 'Traffic', group: 'Results', filtering: 'range', icon: 'M3 14l4-5 4 3 6-8M13 4h4v4', load: () => import('../pages/Traffic/Traffic') },
  { id: 'posts', title: 'Posts and content', group: 'Audience and content', filtering: 'all', icon: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3', load: () => import('../pages/Posts/Posts') },
  { id: 'audience', title: 'Followers and audience', group: 'Audience and content', filtering: 'all', icon: 'M7 4a2.5 2.5 0 110 5 2.5 2.5 0 010-5zM2.5 16c0-3.5 2-5 4.5-5s4.500 1.500 4.500 5M13 5a2 2 0 110 4M14 11c2 .3 3.500 2 3.500 5', load: () => import('../pages/Audience/Audience') },
  { id: 'data', title: 'Data', group: 'Workshop', filtering: 'range', icon: 'M4 5c0-2.500 12-2.500 12 0v10c0 2.500-12 2.500-12 0zM4 5c0 2.500 12 2.500 12 0M4 10c0 2.500 12 2.500 12 0', load: () => import('../pages/Data/Data') },
  { id: 'definitions', title: 'Definitions', group: 'Workshop', filtering: 'none', icon: 'M5 3h9l2 2v12H5zM8 8h5M8 11h5M8 14h3', load: () => import('../pages/Definitions/Definitions') },
];

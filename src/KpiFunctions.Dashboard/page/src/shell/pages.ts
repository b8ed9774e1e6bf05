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
  { id: 'data', title: 'Data', group: 'Workshop', filtering: 'range', icon: 'M4 5c0-2.500 12-2.500 12 0v10c0 2.500-12 2.500-12 0zM4 5c0 2.500 12 2.500 12 0M4 10c0 2.500 12 2.500 12 0', load: () => import('../pages/Data/Data') },
  { id: 'definitions', title: 'Definitions', group: 'Workshop', filtering: 'none', icon: 'M5 3h9l2 2v12H5zM8 8h5M8 11h5M8 14h3', load: () => import('../pages/Definitions/Definitions') },
];

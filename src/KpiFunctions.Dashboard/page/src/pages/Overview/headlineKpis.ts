/** The numbers on top: what came back, what was sold, who was reached. The first of each group is its main number. */
export const headlineGroups = [
  { title: 'Return', kpis: ['revenueNet', 'cost', 'roi'] },
  { title: 'Shop', kpis: ['orders', 'clicks', 'conversionRate'] },
  { title: 'Audience', kpis: ['engagements', 'grossReach', 'followers'] },
] as const;

export const netGrowth = 'netFollowerGrowth';

export const headlineKpis: readonly string[] = [...headlineGroups.flatMap(group => [...group.kpis]), netGrowth];

import { verdictTitle } from '../../format/verdictNumbers';
import type { About } from '../fact';

const reads = "The creator's accounts and posts, the registry's entry of the creator, and the exports of discovery tools.";
const mixes = 'The mix of followers as the networks or tools export it, and the registry entry of the target audience.';

export const creators = {
  followers: { title: 'Followers', definition: 'Of all accounts at the end of the range, from readings at most 30 days old; who follows two accounts counts twice.', reads, basis: 'creatorFollowers' },
  engagementRate: { title: 'Engagement rate', definition: 'Engagements of the posts published in these days by the followers of their accounts, sums over sums; else what a discovery tool reported.', formula: 'engagements / followers of each post', reads },
  againstTier: { title: 'Against its tier', definition: "The engagement rate by the usual rate of the tier: 1.2 is a fifth above it. Tiers are dated reference data.", formula: "rate / the tier's rate", reads },
  expectedCost: { title: 'Expected cost of a result', definition: 'What the registry says the creator would cost, by the results expected.', formula: 'expectedCost / expectedResults', reads },
  match: { title: 'Audience match', definition: "How much of the target's mix the account's followers cover, attribute by attribute.", formula: 'sum of the smaller share of each value', reads: mixes },
  odd: { title: 'Odd growth', definition: 'Daily changes of followers more than 6 spreads from the median and of at least 0.5 %. A flag to look at, no proof.', reads },
  fit: { title: 'Value fit', definition: 'From 0 to 10, given by a person with a date and a reason.', reads: "The registry's entry of the creator." },
  kept: { title: 'Kept its dates', definition: 'Plans published on time, disclosed and linked as agreed, of those due.', formula: 'kept / due', reads: 'The content plan and the published posts.' },
  share: { title: 'Share of the followers', definition: 'As the latest export says it.', reads: mixes },
  quality: { title: 'Quality of the followers', definition: 'Share of the followers, as the named tool judges it.', reads: mixes },
} satisfies Record<string, About>;

const verdicts: Record<string, Omit<About, 'title' | 'reads'>> = {
  roi: { definition: 'What came back beyond what was spent, on net revenue.', formula: '(revenueNet - cost) / cost', basis: 'roi' },
  roiLow: { definition: 'The lower end of where the ROI may lie by chance.', basis: 'roi' },
  roiHigh: { definition: 'The upper end of where the ROI may lie by chance.', basis: 'roi' },
  cost: { definition: 'What the creator cost in these days.', basis: 'cost' },
  revenueNet: { definition: 'What the creator brought in these days, after refunds.', basis: 'revenueNet' },
  orders: { definition: 'Orders of these days that are credited to the creator.', basis: 'orders' },
  costPerOrder: { definition: 'What an order cost.', formula: 'cost / orders', basis: 'cpa' },
  medianCostPerOrder: { definition: 'The middle of what an order cost over all members with orders.', basis: 'cpa' },
  trend: { definition: 'The second half of the range against the first.', basis: 'revenueNet' },
  audienceMatch: { definition: "How much of the target's mix the followers cover." },
};

/** A number that a rule judged by. */
export function aboutVerdict(name: string): About {
  return { title: verdictTitle(name), definition: 'A number that the rule of the verdict judged by.', ...verdicts[name], reads: "The member's rows of these days, and the rules of GET /recommendations." };
}

import type { Value } from './types';

/** One creator as candidates and active ones are compared. */
export interface Creator {
  influencer: string;
  label: string | null;
  status: string | null;
  platforms: string[] | null;
  followers: Value;
  tier: { name: string; engagementRate: number; source: string | null; date: string | null } | null;
  engagementRate: Value;
  engagementAgainstTier: Value;
  audienceMatch: Value;
  growthAnomalies: Value & { rule: string };
  contentStyle: { tag: string; share: number }[] | null;
  valueFit: { score: number | null; date: string | null; reason: string | null } | null;
  expectedCostPerResult: Value & { currency: string | null; result: string };
  reliability: Value;
}

export interface CreatorScorecard extends Creator {
  audience: Record<string, { value: string; share: number }[]> | null;
  quality: { suspicious: number | null; mass: number | null; inactive: number | null; source: string | null; date: string | null } | null;
}

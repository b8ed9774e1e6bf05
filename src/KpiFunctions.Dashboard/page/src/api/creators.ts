import type { Range } from './types';

/** One creator as candidates and active ones are compared. */
export interface Creator {
  influencer: string;
  label: string | null;
  status: string | null;
  platforms: string[] | null;
  followers: number | null;
  tier: { name: string; source: string | null; date: string | null } | null;
  engagementRate: Measured;
  engagementAgainstTier: Measured;
  audienceMatch: { value: number | null; attributes?: { attribute: string; match: number | null }[] } | null;
  growthAnomalies: unknown;
  contentStyle: { tag: string; share: number }[] | null;
  valueFit: { score: number | null; date: string | null; reason: string | null } | null;
  expectedCostPerResult: Measured;
  reliability: { value: number | null; n?: number } | null;
}

export interface CreatorScorecard extends Creator {
  audience?: Record<string, { value: string; share: number }[]> | null;
  quality?: { suspicious: number | null; mass: number | null; inactive: number | null; source: string | null; date: string | null } | null;
}

/** A number alone, or one with its reason or interval. */
export type Measured = number | null | { value: number | null; reason?: string; interval?: Range | null; n?: number };

export function measured(value: Measured | undefined): number | null {
  return value === null || value === undefined ? null : typeof value === 'number' ? value : value.value;
}

/** How many anomalies; the list or its length. */
export function howMany(value: unknown): number | null {
  return Array.isArray(value) ? value.length : typeof value === 'number' ? value : null;
}

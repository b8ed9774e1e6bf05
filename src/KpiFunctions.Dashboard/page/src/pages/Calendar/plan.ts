export type PlanState = 'published' | 'late' | 'missed' | 'planned' | 'unplanned';

/** One planned or published post. */
export interface Plan {
  id: string;
  plannedAt: string | null;
  platform: string | null;
  account: string | null;
  influencer: string | null;
  campaign: string | null;
  contentType: string | null;
  title: string | null;
  state: PlanState;
  post: string | null;
  publishedAt: string | null;
  minutesLate: number | null;
}

export const planTones: Record<PlanState, string> = { published: 'good', late: 'restated', missed: 'bad', planned: 'provisional', unplanned: 'even' };

/** The day that an item stands on: when it was published, else when it should be. */
export function dayOfPlan(plan: Plan): string {
  return (plan.publishedAt ?? plan.plannedAt ?? '').slice(0, 10);
}

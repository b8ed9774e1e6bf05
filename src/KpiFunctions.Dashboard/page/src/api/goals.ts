import type { Value } from './types';

export type GoalState = 'ahead' | 'on-track' | 'at-risk' | 'off-track' | 'met' | 'missed' | 'no-data';

/** A target and how far it is reached. Money is in minor units, ratios are fractions. */
export interface Goal {
  id: string;
  name: string;
  kpi: string;
  scope: string | null;
  objective: string | null;
  owner: string | null;
  baseline: number | null;
  target: number;
  start: string;
  due: string;
  actual: Value;
  progress: number | null;
  elapsed: number | null;
  pace: number | null;
  projection: { value: number | null; low: number | null; high: number | null; method: string } | null;
  status: GoalState;
  adjustments: { kind: 'daily-rate' | 'new-date' | 'fitting-target'; value: number | string }[];
  missing: string[];
  changes: { at: string; field: string; from: string | null; to: string | null }[];
  serves?: boolean;
  /** Absent where the goal has no parent. */
  parentAssumption?: { parent: string; assumed: number; actual: number | null; low: number | null; high: number | null; state: string };
}

export const goalTones: Record<GoalState, string> = {
  ahead: 'good', met: 'good', 'on-track': 'good', 'at-risk': 'restated', 'off-track': 'bad', missed: 'bad', 'no-data': 'even',
};

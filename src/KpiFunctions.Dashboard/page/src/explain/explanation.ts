import type { DayState, Kpi } from '../api/types';

export interface Side {
  formula: string;
  value: number | null;
  terms: { measure: string; title: string; sign: number; value: number | null }[];
}

/** The answer of GET /kpis/explain. */
export interface Explanation {
  kpi: Kpi;
  currency: string;
  value: number | null;
  reason?: string;
  interval?: { low: number; high: number; level: number; method: string } | null;
  numerator: Side | null;
  denominator: Side | null;
  state: DayState;
  asOf: string | null;
  days: { day: string; state: DayState; numerator: number | null; denominator: number | null; value: number | null; restatedAt?: string | null; restatedWhy?: string[] | null }[];
  sources: { source: string; namespace: string; type: string; records: number }[];
  findings: { rule: string; detail: string }[];
}

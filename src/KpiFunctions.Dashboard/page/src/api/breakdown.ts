import type { Value, Values } from './types';

/** The answer of GET /kpis/breakdown. */
export interface Breakdown {
  by: string;
  of: string;
  currency: string;
  /** False where a member may be in several groups: the parts then exceed the whole. */
  additive: boolean;
  items: Group[];
  total: { values: Values };
}

export interface Group {
  member: string;
  label: string | null;
  members: number;
  values: Readonly<Record<string, Value | undefined>>;
}

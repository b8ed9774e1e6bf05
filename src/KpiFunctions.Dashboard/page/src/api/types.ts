/** A number of the API, or the reason why there is none. Money is in minor units, ratios are fractions. */
export interface Value {
  value: number | null;
  reason?: string;
  interval?: Range | null;
  /** How many trials a proportion is of. */
  n?: number;
  /** What was divided by what, where the server says it. */
  numerator?: number;
  denominator?: number;
}

/** A number of the API as the functions that write numbers take it. */
export function valueOf(value: Value | null | undefined): number | null {
  return value?.value ?? null;
}

/** Where a proportion lies with the given confidence. */
export interface Range {
  low: number;
  high: number;
  level: number;
  method: string;
}

export type Values = Readonly<Record<string, Value | undefined>>;

export type DayState = 'provisional' | 'final' | 'restated' | 'never';

/** Days are ISO dates, both ends inclusive. */
export interface Point {
  from: string;
  to: string;
  state: DayState;
  asOf: string | null;
  values: Values;
  restatedAt?: string;
  restatedWhy?: string[];
  apart?: Readonly<Record<string, number>>;
}

export interface KpiAnswer {
  scope: string;
  from: string;
  to: string;
  interval: Interval;
  zone: string;
  currency: string;
  points: Point[];
  total: Point;
  previous?: { from: string; to: string; points: Point[]; total: Point };
}

export type Interval = 'day' | 'week' | 'month';

export interface Page<T> {
  items: T[];
  continuation: string | null;
}

export interface Member {
  member: string;
  label: string | null;
  values: Values;
}

export interface Leaderboard extends Page<Member> {
  currency: string;
}

export interface ImportEntry {
  id: string;
  blob: string;
  state: string;
  dialect: string | null;
  seenAt: string;
  finishedAt: string | null;
  bytes: number;
  rows: number;
  accepted: number;
  rejected: number;
  problem: string | null;
  sameAs: string | null;
  rejects: string | null;
  /** Only while it is read. */
  progress?: { bytes: number; seconds: number };
}

export type Unit = 'count' | 'money' | 'moneyPer' | 'ratio';

export interface Kpi {
  name: string;
  title: string;
  unit: Unit;
  formula: string;
  base?: string | null;
  clock?: string | null;
  version?: number;
  source?: string | null;
  direction?: string | null;
}

export interface Catalogue {
  version: number;
  kpis: Kpi[];
  measures: { name: string; title: string }[];
}

export type Verdict = 'keep' | 'grow' | 'test-again' | 'stop' | 'not-enough-data';

/** What a rule advises about a member, and the numbers it says so by. */
export interface Recommendation {
  of: string;
  member: string;
  label: string | null;
  verdict: Verdict;
  rule: string;
  /** Money is in minor units, rates are fractions. */
  numbers: Readonly<Record<string, number | null | undefined>>;
  wouldChange: string | null;
  decisions?: { at?: string; decision?: string; note?: string }[];
}

export interface Recommendations {
  currency: string;
  rules: { id: string; text: string }[];
  items: Recommendation[];
}

export const verdictTones: Record<Verdict, string> = { keep: 'good', grow: 'good', 'test-again': 'restated', stop: 'bad', 'not-enough-data': 'even' };

export interface Variant {
  id: string;
  label: string | null;
  weight: number;
  exposures: number;
  conversions: number;
  value: number | null;
  mean: number | null;
  share: number | null;
}

export interface Comparison {
  variant: string;
  control: string;
  lift: number | null;
  low: number | null;
  high: number | null;
  level: number;
  method: string;
  p: number | null;
  holmP: number | null;
  chanceToWin: number | null;
}

export type VerdictCode = 'winner' | 'loser' | 'no-difference-shown' | 'keep-running' | 'withheld' | 'not-started';

export interface Experiment {
  id: string;
  name: string;
  hypothesis: string | null;
  unit: string | null;
  metric: string;
  start: string | null;
  plannedEnd: string | null;
  state: 'draft' | 'running' | 'finished';
  variants: Variant[];
  sampleRatio: { chiSquare: number; p: number; alarm: boolean } | null;
  comparisons: Comparison[];
  /** The same comparisons by the other methods. */
  others: Comparison[];
  power: { minimumSample: number | null; minimumDetectableLift: number | null } | null;
  verdict: { code: VerdictCode; words: string; conditions: string[] } | null;
}

export const verdictTones: Record<VerdictCode, string> = {
  winner: 'good', loser: 'bad', 'no-difference-shown': 'even', 'keep-running': 'provisional', withheld: 'restated', 'not-started': 'even',
};

import type { About } from '../fact';

const split = 'Events of the variants, split by the members that the experiment names.';
const goal = "The goal's entry in the registry, and the rows of its KPI since its start.";

export const goals = {
  progress: { title: 'Progress', definition: 'Sums: what was reached of the target. Levels and rates: how far from the baseline to the target.', formula: 'sums: actual / target; else (actual - baseline) / (target - baseline)', reads: goal },
  actual: { title: 'Reached', definition: "The goal's KPI from its start until the last day that is over and counted.", reads: goal },
  pace: { title: 'Pace', definition: '1× arrives on time.', formula: 'progress / share of the days that have passed', reads: goal },
  projection: { title: 'Projection', definition: 'Where the goal ends if the days that are left go on like those before.', reads: goal },
} satisfies Record<string, About>;

export const experiments = {
  exposures: { title: 'Exposures', definition: 'Units that met the variant.', reads: split },
  conversions: { title: 'Conversions', definition: 'Exposed units that did what the metric counts.', reads: split },
  mean: { title: 'Mean', definition: "The metric's value by exposure.", formula: 'value / exposures', reads: split },
  share: { title: 'Share of exposures', definition: 'Measured, to be held against the planned weight.', formula: "the variant's exposures / all exposures", reads: split },
  weight: { title: 'Planned weight', definition: 'As the experiment declares it.', reads: "The experiment's entry in the registry." },
  lift: { title: 'Lift', definition: 'The difference to the control as a share of the control, with the standard error of the delta method.', formula: '(variant - control) / control', reads: split },
} satisfies Record<string, About>;

export const change: About = { title: 'Change', definition: 'The step from the period of comparison to these days: in percent of its amount, for ratios in percentage points.', reads: 'The rows of both periods.' };

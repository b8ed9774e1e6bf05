import type { Kpi } from '../api/types';

/** What a number means that is no KPI of a scope: a share, a rank, a projection, a group's KPI. */
export interface About {
  title: string;
  definition: string;
  formula?: string | undefined;
  /** Which records it is read from, in words. */
  reads: string;
  /** The KPI over the same records, whose state and senders are those of this number. */
  basis?: string;
}

/** A number that it is made of: "Numerator", 12. */
export interface Part {
  title: string;
  text: string;
}

/** One number as it stands on a page, for its reader to look behind. */
export interface Fact {
  about: About;
  /** Whose it is: a creator, a brand, a variant. */
  of: string;
  shown: string;
  /** Why there is no number. */
  reason: string;
  interval: string;
  parts: readonly Part[];
  /** The filters that it obeys. */
  scope: string;
  /** The answer of the API that it stands in. */
  asked: string;
}

/** A KPI of a group that no row is kept for. */
export function aboutKpi(kpi: Kpi, group: string): About {
  return { title: kpi.title, definition: `Computed for the ${group} from its own sums, never from an average of rates.`, formula: kpi.formula, reads: `The rows of the ${group}'s members: activity of these days.`, basis: kpi.name };
}

export type Shape = 'text' | 'day' | 'time' | 'url' | 'currency' | 'positiveDecimal' | 'list' | 'count' | 'share' | 'score';

export interface Field {
  name: string;
  shape: Shape;
  required: boolean;
  oneOf?: string[] | null;
  /** The kind whose entries it names, or "kpis". */
  refersTo?: string | null;
}

/** A kind of registry entry, as GET /registry describes it. */
export interface Kind {
  name: string;
  /** What an id looks like, in a sentence. */
  id: string;
  isJoined: boolean;
  /** Further fields may begin so. */
  prefixes: string[];
  fields: Field[];
}

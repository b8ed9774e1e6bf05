export const filterDimensions = ['campaign', 'influencer', 'platform', 'post', 'link'] as const;

export type FilterDimension = typeof filterDimensions[number];

/** One chosen member for some dimensions; none: everything. */
export type Scope = Readonly<Partial<Record<FilterDimension, string>>>;

/** The API's scope text: members are percent-encoded, so that a name with a comma or an equals sign stays one member. */
export function writeScope(scope: Partial<Record<string, string>>): string {
  return Object.entries(scope).filter(([, member]) => member !== undefined)
    .map(([dimension, member]) => `${dimension}=${encodeURIComponent(member!)}`).sort().join(',');
}

/** Takes what it understands of an address that somebody may have edited. */
export function readScope(text: string | null): Scope {
  let scope: Scope = {};
  for (const part of (text ?? '').split(',')) {
    const [dimension, encoded] = part.split('=');
    const member = encoded && decoded(encoded);
    const known = filterDimensions.find(each => each === dimension);
    if (member && known) scope = withMember(scope, known, member);
  }
  return scope;
}

/** Rows are kept for a campaign with an influencer or a platform, and for each dimension alone: the others exclude each other. */
export function withMember(scope: Scope, dimension: FilterDimension, member: string | null): Scope {
  const rest = Object.fromEntries(Object.entries(scope).filter(([name]) => name !== dimension && !(member !== null && !areKept([name, dimension]))));
  return member === null ? rest : { ...rest, [dimension]: member };
}

/** The dimensions that rows of a dimension's members are kept beside. */
export function keptBeside(dimension: string): readonly FilterDimension[] {
  return filterDimensions.filter(each => each !== dimension && areKept([each, dimension]));
}

const pairs = new Set(['campaign,influencer', 'campaign,platform']);

/** Whether the server keeps rows for these dimensions together. */
export function areKept(dimensions: readonly string[]): boolean {
  return dimensions.length < 2 || pairs.has([...dimensions].sort().join());
}

export function decoded(member: string): string | undefined {
  try {
    return decodeURIComponent(member);
  } catch {
    return undefined;
  }
}

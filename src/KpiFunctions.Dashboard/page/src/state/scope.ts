export const filterDimensions = ['campaign', 'influencer', 'platform'] as const;

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
  const scope: Partial<Record<FilterDimension, string>> = {};
  for (const part of (text ?? '').split(',')) {
    const [dimension, encoded] = part.split('=');
    const member = encoded && decoded(encoded);
    if (member && filterDimensions.some(each => each === dimension)) scope[dimension as FilterDimension] = member;
  }
  return scope;
}

/** Rows are kept for a campaign with an influencer or a platform, and for each alone: an influencer and a platform exclude each other. */
export function withMember(scope: Scope, dimension: FilterDimension, member: string | null): Scope {
  const rest = Object.fromEntries(Object.entries(scope).filter(([name]) => name !== dimension && !(member !== null && excludes(name, dimension))));
  return member === null ? rest : { ...rest, [dimension]: member };
}

function excludes(one: string, other: string): boolean {
  return one !== 'campaign' && other !== 'campaign';
}

function decoded(member: string): string | undefined {
  try {
    return decodeURIComponent(member);
  } catch {
    return undefined;
  }
}

import { areKept, decoded, withMember, type FilterDimension, type Scope } from './scope';

/** What the registry says of posts, campaigns and influencers, and whose attribute it is. The server adds up the rows of those that have it. */
export const attributes: Readonly<Record<string, 'post' | 'campaign' | 'influencer'>> = {
  contentType: 'post', campaignType: 'campaign', incentive: 'campaign', objective: 'campaign', brand: 'campaign', country: 'influencer',
  account: 'post', topic: 'post', tone: 'post', hashtag: 'post', weekday: 'post', hour: 'post',
};

/** A filter by an attribute: one group of it. */
export interface Where {
  attribute: string;
  member: string;
}

export function writeWhere(where: Where | null): string {
  return where ? `${where.attribute}=${encodeURIComponent(where.member)}` : '';
}

export function readWhere(text: string | null): Where | null {
  const [attribute = '', encoded = ''] = (text ?? '').split('=');
  const member = decoded(encoded);
  return attribute in attributes && member ? { attribute, member } : null;
}

/** Whether rows tell the attribute of what the scope lets through, and of each member of the listed dimension. */
export function tells({ attribute }: Where, scope: Scope, listed?: string): boolean {
  const all = [...new Set([...Object.keys(scope), attributes[attribute]!, ...(listed === undefined ? [] : [listed])])];
  return all.includes('post') ? !all.includes('link') : areKept(all);
}

/** The scope without what cannot be told together with the attribute. */
export function besideWhere(scope: Scope, where: Where): Scope {
  if (tells(where, scope)) return scope;
  return Object.entries(scope).reduce<Scope>((kept, [dimension, member]) => {
    const next = withMember(kept, dimension as FilterDimension, member);
    return tells(where, next) ? next : kept;
  }, {});
}

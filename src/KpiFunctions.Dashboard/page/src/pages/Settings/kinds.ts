export interface Field {
  name: string;
  required?: boolean;
  hint?: string;
  /** The kind whose entries it names. */
  of?: string;
}

export interface Kind {
  id: string;
  title: string;
  /** What an id of it is. */
  idHint: string;
  fields: Field[];
}

const of = { campaign: 'campaigns', influencer: 'influencers', post: 'posts', account: 'accounts', brand: 'brands', objective: 'objectives', parent: 'goals' } as const;

function kind(id: string, title: string, idHint: string, ...fields: string[]): Kind {
  return {
    id, title, idHint,
    fields: fields.map(text => {
      const [head = '', hint] = text.split(':');
      const name = head.replace('*', '');
      const target = name in of ? of[name as keyof typeof of] : undefined;
      return { name, required: head.endsWith('*'), ...(hint ? { hint } : {}), ...(target ? { of: target } : {}) };
    }),
  };
}

/** The kinds that a person edits, with the fields to suggest. The server has the last word on both: fields may be added, and what is wrong is refused. */
export const kinds: readonly Kind[] = [
  kind('campaigns', 'Campaigns', 'a short name, as in links', 'name', 'start:yyyy-mm-dd', 'end:yyyy-mm-dd', 'type:sponsored post, referral, ambassadorship, product review', 'incentive', 'objective', 'brand'),
  kind('influencers', 'Influencers', 'a short name', 'name', 'country:DE', 'status:candidate, active, past'),
  kind('accounts', 'Accounts', 'platform:handle', 'platform*', 'handle*', 'influencer', 'brand', 'name'),
  kind('posts', 'Posts', 'platform:native id', 'platform*', 'account', 'influencer', 'campaign', 'url', 'publishedAt:2026-03-31T12:00:00Z', 'contentType', 'title'),
  kind('links', 'Links', 'the code of /r/{code}', 'destination*:https', 'campaign', 'influencer', 'platform', 'post', 'expiresAt:2026-03-31T12:00:00Z'),
  kind('coupons', 'Coupons', 'the code as customers type it', 'campaign', 'influencer', 'platform', 'post'),
  kind('brands', 'Brands', 'a short name', 'name', 'own:yes or no', 'keywords:comma-separated'),
  kind('plans', 'Content plan', 'a short name', 'plannedAt*:2026-03-31T12:00:00Z', 'platform', 'account', 'influencer', 'campaign', 'contentType', 'title', 'post', 'disclosure', 'links'),
  kind('audiences', 'Target audiences', 'a short name', 'name', 'campaign', 'product', 'need', 'source', 'date:yyyy-mm-dd', 'reviewDays'),
  kind('goals', 'Goals', 'a short name', 'name', 'kpi:its name in Definitions', 'scope:campaign=spring', 'baseline', 'target', 'start:yyyy-mm-dd', 'due:yyyy-mm-dd', 'owner', 'objective', 'parent', 'assumedConversion', 'why'),
  kind('objectives', 'Objectives', 'a short name', 'name*', 'type*', 'metric*', 'target', 'owner'),
  kind('experiments', 'Experiments', 'a short name', 'name', 'hypothesis', 'on', 'unit*', 'metric*', 'variants*:a=0.5,b=0.5', 'members*', 'control', 'start*:yyyy-mm-dd', 'plannedEnd*:yyyy-mm-dd', 'stopped:yyyy-mm-dd', 'campaign', 'method', 'alpha', 'power', 'minimumDetectableLift'),
  kind('tiers', 'Tiers', 'a short name', 'name*', 'platform', 'from*', 'to', 'engagementRate', 'source*', 'date*:yyyy-mm-dd'),
  kind('rateCards', 'Rate cards', 'a short name', 'name*', 'version*', 'currency*', 'source', 'date:yyyy-mm-dd'),
  kind('rates', 'Exchange rates', 'yyyy-mm-dd:CUR', 'day*:yyyy-mm-dd', 'currency*:USD', 'base*:EUR', 'rate*'),
  kind('sources', 'Webhook sources', 'the name in /webhooks/{name}', 'secrets*:names of secrets in the settings, never secrets', 'preset', 'auth', 'namespace', 'header', 'query', 'algorithm', 'encoding', 'prefix', 'signed', 'idHeader', 'timeHeader', 'toleranceSeconds', 'verifyToken', 'allowed', 'events', 'event', 'eventId', 'eventTime'),
  kind('mappings', 'File mappings', 'a short name', 'fingerprint*', 'type*', 'dateOrder:dmy or mdy', 'decimal:point or comma', 'zone', 'namespace'),
];

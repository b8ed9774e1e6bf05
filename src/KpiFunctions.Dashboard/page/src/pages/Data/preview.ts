/** The answer of POST /imports/preview. */
export interface Preview {
  encoding: string;
  delimiter: string | null;
  headerLine: number | null;
  fingerprint: string | null;
  dialect: string | null;
  grade: string | null;
  dateOrder: string | null;
  decimalSign: string | null;
  columns: { name: string; field: string | null }[];
  records: Record<string, unknown>[];
  rejected: { line: number; reason: string; field: string | null; detail: string }[];
  skipped: number;
  /** A mapping to start from; null when the file can be read as it is. */
  proposal: Record<string, string> | null;
  problem: string | null;
}

/** What a file cannot say of itself: sent as parameters of the preview and as metadata of the upload. */
export const factNames = ['account', 'dateOrder', 'decimal', 'zone', 'currency'] as const;

export type Facts = Partial<Record<typeof factNames[number] | 'dialect', string>>;

export const recordTypes = ['postMetrics', 'accountMetrics', 'dailyAmounts', 'conversion', 'refund', 'refundTotal', 'cost', 'click', 'mention', 'comment', 'message', 'audienceMix', 'surveyResult'];

const members = ['campaign', 'influencer', 'platform', 'account', 'post', 'link', 'contentType', 'country', 'coupon'];
const people = ['customerId', 'email', 'visitorId'];
const counters = ['views', 'impressions', 'reach', 'likes', 'comments', 'shares', 'saves', 'clicks'].map(name => `metrics.${name}`);
const accountCounters = ['followers', 'following', 'posts', 'gained', 'lost', 'net'].map(name => `metrics.${name}`);

/** Our fields that a column may stand for. The server refuses what a type does not have, and says so. */
export function fieldsOf(type: string): string[] {
  const common = ['id', 'occurredAt', ...members];
  switch (type) {
    case 'conversion': return [...common, 'orderId', 'amount', 'currency', 'stage', 'clickId', ...people];
    case 'refund': case 'refundTotal': return [...common, 'orderId', 'amount', 'currency', ...people];
    case 'cost': return [...common, 'amount', 'currency', 'costKind'];
    case 'click': return [...common, 'clickId', ...people];
    case 'accountMetrics': return ['occurredAt', ...members, 'metrics.followers', 'metrics.following', 'metrics.posts'];
    case 'dailyAmounts': return ['occurredAt', 'readAt', ...members, ...counters, ...accountCounters];
    case 'mention': case 'comment': case 'message': return [...common, 'parent', 'author', 'brand', 'topic', 'language', 'text', 'sentiment', 'url', ...counters];
    default: return ['occurredAt', ...members, ...counters];
  }
}

/** A registry id from a file's name. */
export function mappingNameOf(file: string): string {
  return file.replace(/\.[^.]*$/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'mapping';
}

/** The file's name as upload links take it. */
export function soundName(file: string): string {
  const sound = file.replace(/[^\p{L}\p{Nd} \-_.@+()=,~]/gu, '-').replace(/^[ .]+|[ .]+$/g, '').slice(0, 150);
  return sound || 'upload.csv';
}

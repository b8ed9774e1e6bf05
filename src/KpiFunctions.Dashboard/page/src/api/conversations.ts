import type { Value } from './types';

export type Sentiment = 'positive' | 'neutral' | 'negative' | 'unknown';

export const sentiments: readonly Sentiment[] = ['positive', 'neutral', 'negative', 'unknown'];

/** A comment, mention or message. The text and the author's name come from strangers. */
export interface Conversation {
  id: string;
  kind: string;
  at: string;
  platform: string | null;
  campaign: string | null;
  influencer: string | null;
  topic: string | null;
  text: string | null;
  author: string | null;
  sentiment: Sentiment;
  sentimentFrom: string;
  spam: string | null;
  answered: boolean;
  replyMinutes: number | null;
  url: string | null;
}

interface Share {
  count: number;
  share: Value;
}

export interface ConversationSummary {
  received: number;
  comments: number;
  mentions: number;
  messages: number;
  /** Spam is in none of these. */
  sentiment: Record<Sentiment, number> & { net: Value };
  spam: Share;
  answered: Share;
  answeredWithin: Share & { hours: number; due: number };
  replyMinutes: { median: Value; p90: Value; n: number };
  openNegatives: number;
  topics: { topic: string; count: number; net: Value }[];
}

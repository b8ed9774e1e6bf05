import type { About } from '../fact';

const reads = 'Comments, mentions and messages, each with the sentiment of the lexicon or of the person who corrected it. Spam is left out where nothing else is said.';
const watched = 'Mentions of the brands of the set, on the days that each belonged to it.';
const rivals = "Readings of the accounts' followers and of their posts, as the exports say them.";

export const talk = {
  openNegatives: { title: 'Open negatives', definition: 'Negative remarks that wait for an answer of the brand and have none.', reads, basis: 'negativeShare' },
  received: { title: 'Received', definition: 'Comments, mentions and messages of these days.', formula: 'comments + mentions + messages', reads, basis: 'commentsReceived' },
  netSentiment: { title: 'Net sentiment', definition: 'How much more positive than negative is said, as a share of what has a sentiment.', formula: '(positive - negative) / (positive + neutral + negative)', reads, basis: 'netSentiment' },
  answered: { title: 'Answered', definition: 'Of the remarks that wait for the brand, those it answered.', formula: 'answered / waiting for an answer', reads, basis: 'repliesSent' },
  reply: { title: 'Time to reply', definition: 'From the remark to the first reply, over answered remarks only: the median, by nearest rank.', reads, basis: 'repliesSent' },
  spam: { title: 'Spam', definition: 'What the rules took for spam, of everything received.', formula: 'spam / received', reads, basis: 'spamShare' },
  mood: { title: 'Share of a sentiment', definition: 'Remarks with this sentiment, of all that are no spam.', formula: 'with the sentiment / (received - spam)', reads, basis: 'scoredShare' },
  topic: { title: 'Remarks about a topic', definition: 'Remarks in which words of the topic were found; one remark may have several topics.', reads, basis: 'commentsReceived' },
} satisfies Record<string, About>;

export const voice = {
  share: { title: 'Share of voice', definition: 'How much of what is said about the set is about this brand. Adding a competitor changes every share, so the set is frozen by days.', formula: 'of the brand / of all brands of the set', reads: watched, basis: 'mentionsReceived' },
  mentions: { title: 'Mentions', definition: 'Mentions of the brand in these days.', reads: watched, basis: 'mentionsReceived' },
  reach: { title: 'Reach of mentions', definition: 'What the mentions that report it reached, added up: not unique people.', reads: watched, basis: 'mentionReach' },
  engagements: { title: 'Engagements of mentions', definition: 'Likes, comments and shares of the mentions that report them.', reads: watched, basis: 'mentionEngagements' },
} satisfies Record<string, About>;

export const competitors = {
  followers: { title: 'Followers', definition: 'At the end of the range; unknown when not read for 30 days.', reads: rivals },
  growth: { title: 'Growth', definition: 'Change of followers in these days, of those at the beginning.', formula: '(end - beginning) / beginning', reads: rivals },
  posts: { title: 'Posts a week', definition: 'Posts published in these days, by weeks of seven days.', formula: 'posts / days × 7', reads: rivals },
  engagement: { title: 'Engagement rate', definition: "Engagements of the posts of these days by the account's followers, sums over sums.", formula: 'engagements / (followers × posts)', reads: rivals },
  medianGrowth: { title: 'Median growth', definition: "The middle of the competitors' accounts: the trade's trend. The own brand is not in it.", reads: rivals },
  medianPosts: { title: 'Median posts a week', definition: "The middle of the competitors' accounts. The own brand is not in it.", reads: rivals },
} satisfies Record<string, About>;

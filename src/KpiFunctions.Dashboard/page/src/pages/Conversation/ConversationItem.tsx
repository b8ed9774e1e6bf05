import { sentiments, type Conversation, type Sentiment } from '../../api/conversations';
import { formatInstant } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { minutes } from '../../format/plain';
import { safeLink } from '../../format/safeLink';
import { useChange } from '../../state/useChange';

const tones: Record<Sentiment, string> = { positive: 'good', negative: 'bad', neutral: 'even', unknown: 'even' };

/** Names are kept as keyed hashes, of which a few letters tell one person from another. */
function authorOf({ author }: Conversation): string {
  return author === null ? 'somebody' : /^[\w-]{22}$/.test(author) ? `person ${author.slice(0, 6)}` : author;
}

/** One text with what was made of it. A person's word on the sentiment stands above the lexicon's. */
export function ConversationItem({ item, changed }: { item: Conversation; changed: () => void }) {
  const { busy, said, failed, change } = useChange();
  const correct = (sentiment: string) => void change('PUT', `/conversations/${encodeURIComponent(item.id)}/sentiment`, { sentiment }, 'Corrected.').then(ok => ok && changed());
  const link = safeLink(item.url);
  return (
    <li>
      <div class="stack-small">
        <span class={`badge badge-${tones[item.sentiment]}`}>{wordsOf(item.sentiment)}</span>
        {item.spam && <span class="badge" title={item.spam}>Spam</span>}
      </div>
      <div class="stack-small">
        <p class="muted">
          {wordsOf(item.kind)} · <time dateTime={item.at}>{formatInstant(item.at)}</time> · <bdi>{authorOf(item)}</bdi>
          {[item.platform, item.topic, item.campaign].filter(Boolean).map(text => <> · <bdi>{text}</bdi></>)}
          {link && <> · <a href={link} target="_blank" rel="noopener noreferrer">open</a></>}
        </p>
        <p class="quote" dir="auto">{item.text ?? <span class="muted">The text is not kept.</span>}</p>
        <p class="row muted">
          {item.answered ? `Answered${item.replyMinutes === null ? '' : ` after ${minutes(item.replyMinutes)}`}` : 'Not answered'}
          <label>Sentiment ({wordsOf(item.sentimentFrom).toLowerCase()}){' '}
            <select disabled={busy} value={item.sentiment} onChange={event => correct(event.currentTarget.value)} aria-label={`Correct the sentiment of what ${authorOf(item)} said`}>
              {sentiments.map(each => <option key={each} value={each}>{wordsOf(each)}</option>)}
            </select>
          </label>
          <span class="said" role="status">{said}</span><span class="said-bad" role="alert">{failed}</span>
        </p>
      </div>
    </li>
  );
}

import type { ConversationSummary } from '../../api/conversations';
import { Bars } from '../../charts/Bars';
import { Shares } from '../../charts/Shares';
import { sentiments } from '../../api/conversations';
import type { Value } from '../../api/types';
import { wordsOf } from '../../format/labels';
import { minutes, percent, signedPercent, whole } from '../../format/plain';
import { talk } from '../../explain/facts/talk';
import { FactNumber } from '../../parts/FactNumber';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

export function Summary() {
  const { view } = useShell();
  const filters = useHonoured(['campaign', 'influencer', 'platform'], { takesWhere: false });
  const answer = useAnswer<ConversationSummary>(`/conversations/summary?${new URLSearchParams({ ...view.range, ...filters.members })}`);
  return (
    <Card title="In short" busy={answer.loading} filters={filters}>
      <Answered answer={answer} what="conversations">
        {data => data.received === 0 ? <p class="muted">Nobody said anything in these days that we know of.</p> : (
          <div class="stack">
            <dl class="stats">
              <div><dt>Open negatives</dt><dd class={data.openNegatives > 0 ? 'bad' : undefined}><FactNumber about={talk.openNegatives} value={data.openNegatives} write={whole} parts={[{ title: 'Negative', text: whole(data.sentiment.negative) }]} /><small>negative and not answered</small></dd></div>
              <div><dt>Received</dt><dd><FactNumber about={talk.received} value={data.received} write={whole} parts={[{ title: 'Comments', text: whole(data.comments) }, { title: 'Mentions', text: whole(data.mentions) }, { title: 'Messages', text: whole(data.messages) }]} /><small>{whole(data.comments)} comments, {whole(data.mentions)} mentions, {whole(data.messages)} messages</small></dd></div>
              <div><dt>Net sentiment</dt><dd><FactNumber about={talk.netSentiment} value={data.sentiment.net} write={value => signedPercent(value, 0)} parts={sentiments.map(each => ({ title: wordsOf(each), text: whole(data.sentiment[each]) }))} /></dd></div>
              <div><dt>Answered</dt><dd><FactNumber about={talk.answered} value={data.answered.share} write={percent} parts={[{ title: 'Answered', text: whole(data.answered.count) }]} /><small>of {whole(data.answered.share.n ?? data.received)} to the brand; within {whole(data.answeredWithin.hours)} hours: {shareText(data.answeredWithin.share)}</small></dd></div>
              <div><dt>Time to reply</dt><dd><FactNumber about={talk.reply} value={data.replyMinutes.median} write={minutes} parts={[{ title: 'Answered', text: whole(data.replyMinutes.n) }]} /><small>{data.replyMinutes.p90.value === null ? 'nothing was answered' : `median; nine of ten within ${minutes(data.replyMinutes.p90.value)}`}</small></dd></div>
              <div><dt>Spam</dt><dd><FactNumber about={talk.spam} value={data.spam.share} write={percent} parts={[{ title: 'Spam', text: whole(data.spam.count) }, { title: 'Received', text: whole(data.received) }]} /><small>{whole(data.spam.count)}, by rules</small></dd></div>
            </dl>
            <div class="columns">
              <section><h3>Sentiment</h3><Shares label="Sentiment" about={talk.mood} shares={sentiments.map(each => ({ id: each, label: wordsOf(each), share: data.sentiment[each] / Math.max(1, data.received - data.spam.count) }))} /></section>
              <section><h3>Topics</h3>
                {data.topics.length === 0 ? <p class="muted">No text was about a topic that we know.</p>
                  : <Bars label="Topics" about={talk.topic} write={whole} rows={data.topics.slice(0, 8).map(topic => ({ id: topic.topic, label: topic.topic === 'unknown' ? 'No topic known' : wordsOf(topic.topic), value: topic.count, aside: <span class="muted">net {netText(topic.net)}</span> }))} />}
              </section>
            </div>
          </div>
        )}
      </Answered>
    </Card>
  );
}

function netText(net: Value): string {
  return net.value === null ? '—' : signedPercent(net.value, 0);
}

function shareText(share: Value): string {
  return share.value === null ? '—' : percent(share.value);
}

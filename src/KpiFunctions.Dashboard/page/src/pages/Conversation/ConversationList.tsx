import type { Conversation } from '../../api/conversations';
import { sentiments } from '../../api/conversations';
import type { Page } from '../../api/types';
import { wordsOf } from '../../format/labels';
import { whole } from '../../format/plain';
import { NotOnThisServer } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { ProblemNote } from '../../parts/ProblemNote';
import { Select } from '../../parts/Select';
import { CardSkeleton } from '../../parts/Skeleton';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { usePages } from '../../state/usePages';
import { ConversationItem } from './ConversationItem';

const all = { value: '', label: 'All' };
const kinds = [all, ...['comment', 'mention', 'message'].map(value => ({ value, label: wordsOf(value) }))];
const moods = [all, ...sentiments.map(value => ({ value, label: wordsOf(value) }))];
const answers = [all, { value: 'false', label: 'Open' }, { value: 'true', label: 'Answered' }];
const names = ['kind', 'sentiment', 'answered'] as const;

export function ConversationList() {
  const { view, set } = useShell();
  const chosen = Object.fromEntries(names.map(name => [name, view.own[name] ?? '']).filter(([, value]) => value));
  const filters = useHonoured(['campaign', 'influencer', 'platform'], { takesWhere: false });
  const path = `/conversations?${new URLSearchParams({ ...view.range, ...filters.members, ...chosen, size: '20' })}`;
  const { head, items, continuation, loading, problem, more, retry } = usePages<Conversation, Page<Conversation> & { total: number }>(path);
  if (problem?.status === 404) return <NotOnThisServer what="conversations" />;
  return (
    <Card title="What was said" busy={loading} filters={filters} note={`${head ? `${whole(head.total)} in all. ` : ''}Open negatives first, then the newest.`}>
      <div class="filters">
        <Select label="Kind" value={view.own.kind ?? ''} options={kinds} change={kind => set({ kind })} />
        <Select label="Sentiment" value={view.own.sentiment ?? ''} options={moods} change={sentiment => set({ sentiment })} />
        <Select label="Answer" value={view.own.answered ?? ''} options={answers} change={answered => set({ answered })} />
      </div>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <CardSkeleton what="the conversations" />}
      {head && items.length === 0 && <p class="muted">Nothing was said that fits.</p>}
      <ul class="timeline conversations">{items.map(item => <ConversationItem key={item.id} item={item} changed={retry} />)}</ul>
      {continuation && <button type="button" class="more" disabled={loading} onClick={more}>Show more</button>}
    </Card>
  );
}

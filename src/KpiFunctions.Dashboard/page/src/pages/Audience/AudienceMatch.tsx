import { Answered, NotOnThisServer } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CardSkeleton } from '../../parts/Skeleton';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';
import { useRegistry } from '../../state/useRegistry';
import { MatchDetail, type Match } from './MatchDetail';

/** An account's followers against one of the brand's target audiences. */
export function AudienceMatch() {
  const { view, set } = useShell();
  const filters = useHonoured([], { takesWhere: false });
  const audiences = useRegistry('audiences');
  const accounts = useRegistry('accounts');
  const audience = view.own.audience ?? audiences.items[0]?.id;
  const account = view.own.account ?? accounts.items[0]?.id;
  const answer = useAnswer<Match>(audience && account ? `/audiences/${encodeURIComponent(audience)}/match?${new URLSearchParams({ account })}` : null);
  return (
    <Card
      title="Demographics against the target" busy={answer.loading} filters={filters}
      actions={audience !== undefined && account !== undefined && <>
        <span class="push" />
        <select aria-label="Audience" value={audience} onChange={event => set({ audience: event.currentTarget.value })}>{audiences.items.map(each => <option key={each.id} value={each.id}>{each.fields.name || each.id}</option>)}</select>
        <select aria-label="Account" value={account} onChange={event => set({ account: event.currentTarget.value })}>{accounts.items.map(each => <option key={each.id} value={each.id}>{each.id}</option>)}</select>
      </>}>
      {audiences.problem?.status === 404 ? <NotOnThisServer what="target audiences" />
        : audiences.loading ? <CardSkeleton what="the audiences" />
        : audience === undefined ? <p class="muted">No target audience is described. Settings, kind audiences, is where to describe one.</p>
        : account === undefined ? <p class="muted">No account is registered.</p>
        : <Answered answer={answer} what="a match of this account and audience">{data => <MatchDetail match={data} />}</Answered>}
    </Card>
  );
}

import type { Leaderboard, Member } from '../api/types';
import { usePages } from '../state/usePages';
import type { View } from '../state/view';

/** Campaigns that have data in the range, and the chosen one in any case. */
export function CampaignSelect({ view, choose }: { view: View; choose: (campaign: string | null) => void }) {
  const query = new URLSearchParams({ dimension: 'campaign', kpis: 'revenueNet', orderBy: 'revenueNet', order: 'desc', size: '100', ...view.range });
  const campaigns = usePages<Member, Leaderboard>(`/kpis/leaderboard?${query}`, true);
  const members = campaigns.items.map(({ member, label }) => ({ member, label: labelOf(member, label) }));
  if (view.campaign !== null && !members.some(({ member }) => member === view.campaign))
    members.unshift({ member: view.campaign, label: labelOf(view.campaign, null) });

  return (
    <div class="field field-campaign">
      <label for="campaign">Campaign</label>
      <select id="campaign" value={view.campaign === null ? 'all' : `=${view.campaign}`} onChange={event => choose(memberOf(event.currentTarget.value))}>
        <option value="all">All campaigns</option>
        {members.map(({ member, label }) => <option key={member} value={`=${member}`}>{label}</option>)}
      </select>
    </div>
  );
}

function memberOf(option: string): string | null {
  return option === 'all' ? null : option.slice(1);
}

export function labelOf(member: string, label: string | null): string {
  return member === 'unknown' ? 'Not assigned' : label || member;
}

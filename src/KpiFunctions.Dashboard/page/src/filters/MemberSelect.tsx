import { labelOf } from '../format/labels';
import { Select } from '../parts/Select';
import type { FilterDimension } from '../state/scope';
import { useMembers } from '../state/useMembers';

const titles: Record<FilterDimension, { field: string; all: string }> = {
  campaign: { field: 'Campaign', all: 'All campaigns' },
  influencer: { field: 'Influencer', all: 'All influencers' },
  platform: { field: 'Platform', all: 'All platforms' },
  post: { field: 'Post', all: 'All posts' },
  link: { field: 'Link', all: 'All links' },
};

interface Props {
  dimension: FilterDimension;
  ready?: boolean;
  chosen: string | null;
  choose: (member: string | null) => void;
}

/** Members that have data in the range, and the chosen one in any case. */
export function MemberSelect({ dimension, ready = true, chosen, choose }: Props) {
  const { items } = useMembers(dimension, ['clicks'], { plain: true, ask: ready });
  const members = items.map(({ member, label }) => ({ member, label: labelOf(member, label) })).sort((one, other) => one.label.localeCompare(other.label));
  if (chosen !== null && !members.some(({ member }) => member === chosen)) members.unshift({ member: chosen, label: labelOf(chosen, null) });
  const { field, all } = titles[dimension];

  return (
    <Select
      label={field} value={chosen === null ? 'all' : `=${chosen}`} change={option => choose(memberOf(option))}
      options={[{ value: 'all', label: all }, ...members.map(({ member, label }) => ({ value: `=${member}`, label }))]} />
  );
}

function memberOf(option: string): string | null {
  return option === 'all' ? null : option.slice(1);
}

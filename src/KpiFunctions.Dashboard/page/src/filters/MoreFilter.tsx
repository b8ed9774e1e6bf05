import { useState } from 'preact/hooks';
import type { Breakdown } from '../api/breakdown';
import { labelOf, wordsOf } from '../format/labels';
import { Select } from '../parts/Select';
import { withMember } from '../state/scope';
import { useShell } from '../state/shell';
import { useAnswer } from '../state/useAnswer';
import { attributes, besideWhere, type Where } from '../state/where';
import { MemberSelect } from './MemberSelect';

const dimensions = ['post', 'link'] as const;

/** The dimensions that are seldom filtered by: first which, then what of it. */
export function MoreFilter() {
  const { view, show } = useShell();
  const [picked, setPicked] = useState('');
  const dimension = dimensions.find(each => each in view.scope) ?? dimensions.find(each => each === picked);
  const attribute = view.where?.attribute ?? (picked in attributes ? picked : undefined);
  const chosen = dimension ?? attribute ?? '';
  const pick = (name: string) => {
    setPicked(name);
    const { post: _, link: __, ...scope } = view.scope;
    show({ where: null, scope });
  };
  return (
    <>
      <Select label="Also by" value={chosen} change={pick} options={[{ value: '', label: 'Nothing else' }, ...[...dimensions, ...Object.keys(attributes)].map(name => ({ value: name, label: wordsOf(name) }))]} />
      {dimension && <MemberSelect key={dimension} dimension={dimension} chosen={view.scope[dimension] ?? null} choose={member => show({ scope: withMember(view.scope, dimension, member), where: null })} />}
      {!dimension && attribute && <GroupSelect key={attribute} attribute={attribute} chosen={view.where?.member ?? null} choose={where => show(where ? { where, scope: besideWhere(view.scope, where) } : { where })} />}
    </>
  );
}

/** The groups of an attribute that have numbers in the range. */
function GroupSelect({ attribute, chosen, choose }: { attribute: string; chosen: string | null; choose: (where: Where | null) => void }) {
  const { view } = useShell();
  const groups = useAnswer<Breakdown>(`/kpis/breakdown?${new URLSearchParams({ by: attribute, kpis: 'clicks', ...view.range })}`).data?.items.map(item => item.member) ?? [];
  const all = chosen === null || groups.includes(chosen) ? groups : [chosen, ...groups];
  return (
    <Select
      label={wordsOf(attribute)} value={chosen === null ? 'all' : `=${chosen}`} change={option => choose(option === 'all' ? null : { attribute, member: option.slice(1) })}
      options={[{ value: 'all', label: 'All' }, ...all.map(member => ({ value: `=${member}`, label: labelOf(member, null) }))]} />
  );
}

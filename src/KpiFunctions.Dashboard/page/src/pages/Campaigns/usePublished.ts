import { useShell } from '../../state/shell';
import { useRegistry, type Entry } from '../../state/useRegistry';
import { useRivalAccounts } from '../../state/useRivalAccounts';

export interface Published {
  entry: Entry;
  /** The UTC day; good enough to place it in a timeline. */
  day: string;
}

/** Posts of the range that the filters let through, the latest first. */
export function usePublished(): Published[] {
  const { view: { range, scope } } = useShell();
  const { items } = useRegistry('posts');
  const rivals = useRivalAccounts();
  return items
    .map(entry => ({ entry, day: entry.fields.publishedAt?.slice(0, 10) ?? '' }))
    .filter(({ day, entry }) => !rivals.has(entry.fields.account ?? '') && day >= range.from && day <= range.to && Object.entries(scope).every(([name, member]) => name === 'link' || (name === 'post' ? entry.id : entry.fields[name]) === member))
    .sort((one, other) => (other.entry.fields.publishedAt ?? '').localeCompare(one.entry.fields.publishedAt ?? ''));
}

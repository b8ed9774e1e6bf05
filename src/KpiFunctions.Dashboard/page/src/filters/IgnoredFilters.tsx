import { wordsOf } from '../format/labels';
import type { Filtering } from '../shell/pages';
import { useShell } from '../state/shell';

/** Filters that came along from another page, and that nothing on this one obeys. */
export function IgnoredFilters({ filtering }: { filtering: Filtering }) {
  const { view, show } = useShell();
  const members = Object.entries(view.scope).filter(([name]) => filtering === 'range' || name === 'post' || name === 'link');
  const names = [...members, ...(view.where ? [[view.where.attribute, view.where.member]] : [])].map(([name, member]) => `${wordsOf(name!).toLowerCase()} ${member}`);
  if (names.length === 0) return null;
  return (
    <p class="ignored" role="status">
      These filters do not apply on this page: <bdi>{names.join(', ')}</bdi>. <button type="button" class="quiet" onClick={() => show({ scope: {}, where: null })}>Take the filters off</button>
    </p>
  );
}

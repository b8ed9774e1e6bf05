import { Select } from '../../parts/Select';
import { useShell } from '../../state/shell';
import { Entries } from './Entries';
import { EntryForm } from './EntryForm';
import { kinds } from './kinds';
import { useRegistry } from '../../state/useRegistry';

/** The registry: what records join when their days are counted. A correction corrects the past. */
export default function Settings() {
  const { view, set } = useShell();
  const kind = kinds.find(each => each.id === view.own.kind) ?? kinds[0]!;
  const entries = useRegistry(kind.id);
  const { id } = view.own;
  return (
    <>
      <div class="filters">
        <Select label="Kind" value={kind.id} options={kinds.map(each => ({ value: each.id, label: each.title }))} change={chosen => set({ kind: chosen, id: '' })} />
        <button type="button" onClick={() => set({ kind: kind.id, id: '+' })}>New entry</button>
      </div>
      {id && (id === '+' || !entries.loading) && (
        <EntryForm
          key={`${kind.id} ${id}`} kind={kind} entry={entries.items.find(entry => entry.id === id) ?? { kind: kind.id, id: id === '+' ? '' : id, fields: {} }}
          isNew={!entries.items.some(entry => entry.id === id)} done={() => { set({ id: '' }); entries.retry(); }} leave={() => set({ id: '' })} />
      )}
      <Entries kind={kind} entries={entries} />
    </>
  );
}

import type { Kind } from '../../api/registryKinds';
import { wordsOf } from '../../format/labels';
import { Answered } from '../../parts/Answered';
import { Select } from '../../parts/Select';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { useRegistry } from '../../state/useRegistry';
import { Entries } from './Entries';
import { EntryForm } from './EntryForm';

/** The registry: what records join when their days are counted. A correction corrects the past. */
export default function Settings() {
  const kinds = useAnswer<{ kinds: Kind[] }>('/registry');
  return <Answered answer={kinds} what="a description of the registry">{data => <OneKind kinds={data.kinds} />}</Answered>;
}

function OneKind({ kinds }: { kinds: readonly Kind[] }) {
  const { view, set } = useShell();
  const kind = kinds.find(each => each.name === view.own.kind) ?? kinds[0]!;
  const entries = useRegistry(kind.name);
  const { id } = view.own;
  return (
    <>
      <div class="filters">
        <Select label="Kind" value={kind.name} options={kinds.map(each => ({ value: each.name, label: wordsOf(each.name) }))} change={chosen => set({ kind: chosen, id: '' })} />
        <button type="button" onClick={() => set({ kind: kind.name, id: '+' })}>New entry</button>
      </div>
      {id && (id === '+' || !entries.loading) && (
        <EntryForm
          key={`${kind.name} ${id}`} kind={kind} entry={entries.items.find(entry => entry.id === id) ?? { kind: kind.name, id: id === '+' ? '' : id, fields: {} }}
          isNew={!entries.items.some(entry => entry.id === id)} done={() => { set({ id: '' }); entries.retry(); }} leave={() => set({ id: '' })} />
      )}
      <Entries kind={kind} entries={entries} />
    </>
  );
}

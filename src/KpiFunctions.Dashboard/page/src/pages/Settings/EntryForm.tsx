import { useState } from 'preact/hooks';
import { wordsOf } from '../../format/labels';
import { Card } from '../../parts/Card';
import { TextField } from '../../parts/TextField';
import { useChange } from '../../state/useChange';
import type { Entry } from '../../state/useRegistry';
import { ExtraField } from './ExtraField';
import type { Kind } from '../../api/registryKinds';
import { EntryField } from './EntryField';
import { slipOf } from './shapes';

interface Props {
  kind: Kind;
  entry: Entry;
  isNew: boolean;
  done: () => void;
  leave: () => void;
}

/** One entry. The server checks it, and the field that it refuses is marked. */
export function EntryForm({ kind, entry, isNew, done, leave }: Props) {
  const [id, setId] = useState(entry.id);
  const [fields, setFields] = useState<Record<string, string>>({ ...entry.fields });
  const [slips, setSlips] = useState<Readonly<Record<string, string>>>({});
  const [sure, setSure] = useState(false);
  const { busy, failed, problem, change } = useChange();
  const path = `/registry/${kind.name}/${encodeURIComponent(id.trim())}`;
  const put = (name: string, value: string) => {
    setFields({ ...fields, [name]: value });
    setSlips({ ...slips, [name]: '' });
  };
  const further = Object.keys(fields).filter(name => !kind.fields.some(field => field.name === name));

  const save = async (event: Event) => {
    event.preventDefault();
    const found = Object.fromEntries(kind.fields.map(field => [field.name, slipOf(field, fields[field.name] ?? '')]).filter(([, slip]) => slip !== ''));
    setSlips(found);
    if (Object.keys(found).length > 0) return;
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
    if (await change('PUT', path, filled, '')) done();
  };
  const remove = async () => {
    if (await change('DELETE', path, undefined, '')) done();
  };

  return (
    <Card title={isNew ? `New entry: ${wordsOf(kind.name)}` : entry.id}>
      <form onSubmit={event => void save(event)} aria-label="Entry" noValidate>
        <div class="form">
          <TextField label="Id" hint={kind.id} required value={id} readOnly={!isNew} aria-invalid={problem?.field === 'id'} onInput={event => setId(event.currentTarget.value)} />
          {kind.fields.map(field => <EntryField key={field.name} field={field} value={fields[field.name] ?? ''} slip={slips[field.name] || (problem?.field === field.name ? problem.detail : '')} change={value => put(field.name, value)} />)}
          {further.map(name => <TextField key={name} label={name} value={fields[name] ?? ''} aria-invalid={problem?.field === name} onInput={event => put(name, event.currentTarget.value)} />)}
          {kind.prefixes.length > 0 && <ExtraField prefixes={kind.prefixes} add={name => put(name, '')} />}
        </div>
        <div class="actions">
          <button type="submit" class="primary" disabled={busy}>Save</button>
          <button type="button" onClick={leave}>Leave as it is</button>
          {!isNew && (sure ? <button type="button" class="danger" disabled={busy} onClick={() => void remove()}>Yes, remove it</button> : <button type="button" onClick={() => setSure(true)}>Remove</button>)}
          <span class="said-bad" role="alert">{failed}</span>
        </div>
      </form>
    </Card>
  );
}

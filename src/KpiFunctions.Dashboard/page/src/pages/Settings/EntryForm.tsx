import { useState } from 'preact/hooks';
import { wordsOf } from '../../format/labels';
import { Card } from '../../parts/Card';
import { MemberInput } from '../../parts/MemberInput';
import { TextField } from '../../parts/TextField';
import { useChange } from '../../state/useChange';
import type { Entry } from '../../state/useRegistry';
import { ExtraField } from './ExtraField';
import type { Kind } from './kinds';

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
  const [sure, setSure] = useState(false);
  const { busy, failed, problem, change } = useChange();
  const path = `/registry/${kind.id}/${encodeURIComponent(id.trim())}`;
  const put = (name: string, value: string) => setFields({ ...fields, [name]: value });
  const further = Object.keys(fields).filter(name => !kind.fields.some(field => field.name === name));

  const save = async (event: Event) => {
    event.preventDefault();
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
    if (await change('PUT', path, filled, '')) done();
  };
  const remove = async () => {
    if (await change('DELETE', path, undefined, '')) done();
  };

  return (
    <Card title={isNew ? `New entry: ${kind.title}` : entry.id}>
      <form onSubmit={event => void save(event)} aria-label="Entry" noValidate>
        <div class="form">
          <TextField label="Id" hint={kind.idHint} required value={id} readOnly={!isNew} aria-invalid={problem?.field === 'id'} onInput={event => setId(event.currentTarget.value)} />
          {kind.fields.map(({ name, required, hint, of }) => {
            const input = { value: fields[name] ?? '', 'aria-invalid': problem?.field === name, onInput: (event: { currentTarget: HTMLInputElement }) => put(name, event.currentTarget.value) };
            const label = `${wordsOf(name)}${required ? ' (needed)' : ''}`;
            return of ? <MemberInput key={name} label={label} kind={of} {...input} /> : <TextField key={name} label={label} hint={hint} {...input} />;
          })}
          {further.map(name => <TextField key={name} label={name} value={fields[name] ?? ''} aria-invalid={problem?.field === name} onInput={event => put(name, event.currentTarget.value)} />)}
          <ExtraField add={name => put(name, '')} />
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

import { useState } from 'preact/hooks';
import { Select } from '../../parts/Select';
import { useChange } from '../../state/useChange';
import { wordsOf } from '../../format/labels';
import { fieldsOf, mappingNameOf, recordTypes, type Preview } from './preview';

const prefix = 'field.';

interface Props {
  file: string;
  preview: Preview;
  saved: (mapping: string) => void;
}

/** Which column is which of our fields. Saved once, every file of this shape is read by it. */
export function MappingForm({ file, preview, saved }: Props) {
  const proposal = preview.proposal!;
  const [name, setName] = useState(mappingNameOf(file));
  const [type, setType] = useState(proposal.type ?? recordTypes[0]!);
  const [platform, setPlatform] = useState('');
  const [fields, setFields] = useState<Record<string, string>>(() => Object.fromEntries(
    Object.entries(proposal).filter(([key]) => key.startsWith(prefix)).map(([key, column]) => [column, key.slice(prefix.length)])));
  const { busy, failed, problem, change } = useChange();

  const save = async (event: Event) => {
    event.preventDefault();
    const columns = Object.entries(fields).filter(([, field]) => field !== '').map(([column, field]) => [`${prefix}${field}`, column]);
    const fixed = platform.trim() === '' ? [] : [[`${prefix}platform`, `=${platform.trim()}`]];
    const body = { fingerprint: proposal.fingerprint, type, ...Object.fromEntries([...columns, ...fixed]) };
    if (await change('PUT', `/registry/mappings/${encodeURIComponent(name.trim())}`, body, '')) saved(name.trim());
  };

  return (
    <form class="mapping" aria-label="Column mapping" onSubmit={event => void save(event)}>
      <h3>What the columns mean</h3>
      <div class="form">
        <label class="field"><span>Name of the mapping</span><input required value={name} onInput={event => setName(event.currentTarget.value)} /></label>
        <Select label="A row is" value={type} change={setType} options={recordTypes.map(value => ({ value, label: wordsOf(value) }))} />
        <label class="field"><span>Platform of all rows</span><input value={platform} placeholder="instagram" onInput={event => setPlatform(event.currentTarget.value)} /></label>
      </div>
      <div class="form spaced">
        {preview.columns.map(column => (
          <Select
            key={column.name} label={column.name} value={fields[column.name] ?? ''} change={field => setFields({ ...fields, [column.name]: field })}
            options={[{ value: '', label: 'Not read' }, ...[...new Set([...fieldsOf(type), ...fields[column.name] ? [fields[column.name]!] : []])].map(value => ({ value, label: value.replace('metrics.', '') }))]} />
        ))}
      </div>
      <div class="actions">
        <button type="submit" class="primary" disabled={busy}>Save the mapping and look again</button>
        {failed && <span class="said-bad" role="alert">{failed}{problem?.field && ` (${problem.field})`}</span>}
      </div>
    </form>
  );
}

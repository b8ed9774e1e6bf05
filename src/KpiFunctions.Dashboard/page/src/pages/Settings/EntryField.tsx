import type { Field } from '../../api/registryKinds';
import { wordsOf } from '../../format/labels';
import { MemberInput } from '../../parts/MemberInput';
import { Select } from '../../parts/Select';
import { TextField } from '../../parts/TextField';
import { useShell } from '../../state/shell';
import { hintOf } from './shapes';

interface Props {
  field: Field;
  value: string;
  slip: string;
  change: (value: string) => void;
}

/** A field as its description asks for it: a list, a day, another entry, or text. */
export function EntryField({ field, value, slip, change }: Props) {
  const { catalogue } = useShell();
  const label = `${wordsOf(field.name)}${field.required ? ' (needed)' : ''}`;
  const input = { label, value, 'aria-invalid': slip !== '', error: slip, onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value) };
  if (field.oneOf) {
    // What stands there already is kept, whatever the list says by now.
    const options = [...new Set(['', ...field.oneOf, value])].map(each => ({ value: each, label: each === '' ? '—' : wordsOf(each) }));
    return <Select label={label} value={value} options={options} change={change} />;
  }
  if (field.refersTo === 'kpis') return <TextField {...input} hint="Its name in Definitions" suggestions={catalogue.kpis.map(kpi => kpi.name)} />;
  if (field.refersTo) return <MemberInput {...input} kind={field.refersTo} />;
  return <TextField {...input} hint={hintOf(field)} {...(field.shape === 'day' ? { type: 'date' } : {})} />;
}

import { useId } from 'preact/hooks';
import { useRegistry } from '../state/useRegistry';

interface Props {
  label: string;
  kind: string;
  value: string;
  'aria-invalid'?: boolean;
  error?: string;
  onInput: (event: { currentTarget: HTMLInputElement }) => void;
}

/** A member's id, with those of the registry to choose from. Others are taken too: records may come before the registry. */
export function MemberInput({ label, kind, error = '', ...field }: Props) {
  const id = `members${useId()}`;
  const { items } = useRegistry(kind);
  return (
    <div class="field">
      <label for={`${id}-field`}>{label}</label>
      <input id={`${id}-field`} {...field} list={id} />
      <datalist id={id}>{items.map(entry => <option key={entry.id} value={entry.id}>{entry.fields.name}</option>)}</datalist>
      <span class="field-note" role="alert">{error}</span>
    </div>
  );
}

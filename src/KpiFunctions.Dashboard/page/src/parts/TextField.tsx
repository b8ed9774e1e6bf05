import { useId } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  /** How it is written; beside the field's name, not part of it. */
  hint?: string | undefined;
  /** What is wrong with the value. */
  error?: string;
  suggestions?: readonly string[];
  /** Days are chosen from a calendar. */
  type?: 'date';
  required?: boolean;
  readOnly?: boolean;
  'aria-invalid'?: boolean;
  onInput: (event: { currentTarget: HTMLInputElement }) => void;
}

export function TextField({ label, hint, error = '', suggestions = [], type, ...given }: Props) {
  const id = `text${useId()}`;
  const input = { id, 'aria-describedby': [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' '), ...given };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'date' ? <input type="date" {...input} /> : suggestions.length > 0 ? <input list={`${id}-list`} {...input} /> : <input {...input} />}
      {suggestions.length > 0 && <datalist id={`${id}-list`}>{suggestions.map(each => <option key={each} value={each} />)}</datalist>}
      {hint && <span id={`${id}-hint`} class="hint">{hint}</span>}
      <span id={`${id}-error`} class="field-note" role="alert">{error}</span>
    </div>
  );
}

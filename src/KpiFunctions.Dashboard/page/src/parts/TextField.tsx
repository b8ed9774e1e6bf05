import { useId } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  /** How it is written; beside the field's name, not part of it. */
  hint?: string | undefined;
  required?: boolean;
  readOnly?: boolean;
  'aria-invalid'?: boolean;
  onInput: (event: { currentTarget: HTMLInputElement }) => void;
}

export function TextField({ label, hint, ...input }: Props) {
  const id = `text${useId()}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} aria-describedby={hint && `${id}-hint`} {...input} />
      {hint && <span id={`${id}-hint`} class="hint">{hint}</span>}
    </div>
  );
}

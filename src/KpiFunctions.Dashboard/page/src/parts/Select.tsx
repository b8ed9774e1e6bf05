import { useId } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  change: (value: string) => void;
}

/** The label stands beside the field, not around it: its name must not hold all the options. */
export function Select({ label, value, options, change }: Props) {
  const id = `select${useId()}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={event => change(event.currentTarget.value)}>
        {options.map(each => <option key={each.value} value={each.value}>{each.label}</option>)}
      </select>
    </div>
  );
}

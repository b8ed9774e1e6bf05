import type { Column } from '../format/columns';

interface Props<T> {
  label: string;
  columns: readonly Column<T>[];
  shown: (column: Column<T>) => boolean;
  turn: (column: Column<T>, wanted: boolean) => void;
}

/** Which columns stand in a wide table; the first is always there. */
export function ColumnChooser<T>({ label, columns, shown, turn }: Props<T>) {
  return (
    <details class="chooser chooser-columns">
      <summary>Columns<span class="visually-hidden"> of {label}</span></summary>
      <fieldset>
        <legend class="visually-hidden">Columns of {label}</legend>
        {columns.slice(1).map(column => <label key={column.id}><input type="checkbox" checked={shown(column)} onChange={event => turn(column, event.currentTarget.checked)} /> {column.title}</label>)}
      </fieldset>
    </details>
  );
}

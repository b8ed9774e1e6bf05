import type { Column } from '../format/columns';
import { csvOf } from '../format/csv';
import { saveFile } from '../format/saveFile';

interface Props<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  fileName: string;
  what: string;
}

/** The rows as shown, as a file. */
export function CsvButton<T>({ rows, columns, fileName, what }: Props<T>) {
  const kept = columns.filter(column => column.value);
  const save = () => saveFile(csvOf(kept.map(column => column.title), rows.map(row => kept.map(column => column.value!(row)))), fileName);
  return <button type="button" class="quiet" title={`Download ${what}`} onClick={save}>CSV<span class="visually-hidden">: download {what}</span></button>;
}

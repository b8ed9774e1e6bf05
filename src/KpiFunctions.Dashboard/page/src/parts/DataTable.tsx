import { useMemo, useState } from 'preact/hooks';
import { useShell } from '../state/shell';
import { ColumnChooser } from './ColumnChooser';
import { type Column, sortRows, type Order } from '../format/columns';

interface Props<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  /** How the rows come at first; otherwise as they are. */
  order?: Order;
  /** Told when the reader orders, for pages that keep it in the address. */
  ordered?: (order: Order) => void;
  class?: string;
}

const step = 25;

/** Rows that can be sorted; a screenful at first, so that a thousand rows open as fast as ten. */
export function DataTable<T>({ label, rows, columns: all, keyOf, order: first, ordered, class: style = '' }: Props<T>) {
  const { view, set } = useShell();
  // Kept in the address like every choice: the columns that are other than at first.
  const name = `columns-${label.toLowerCase().replace(/\W+/g, '-')}`;
  const turned = new Set((view.own[name] ?? '').split('.').filter(Boolean));
  const isShown = (column: Column<T>) => column === all[0] || (column.extra === true) === turned.has(column.id);
  const columns = all.filter(isShown);
  const turn = ({ id }: Column<T>) => set({ [name]: [...turned].filter(each => each !== id).concat(turned.has(id) ? [] : [id]).join('.') });
  const [order, setOrder] = useState<Order | null>(first ?? null);
  const [shown, setShown] = useState(step);
  const sorted = useMemo(() => sortRows(rows, all, order), [rows, all, order]);
  const sort = (next: Order) => {
    setOrder(next);
    ordered?.(next);
  };

  return (
    <>
      {all.some(column => column.extra) && <ColumnChooser label={label} columns={all} shown={isShown} turn={turn} />}
      <div class="table-frame" tabIndex={0} role="region" aria-label={label}>
        <table class={`data ${style}`}>
          <thead><tr>{columns.map(column => <Head key={column.id} column={column} order={order} sort={sort} />)}</tr></thead>
          <tbody>
            {sorted.slice(0, shown).map(row => (
              <tr key={keyOf(row)}>
                {columns.map((column, index) => index === 0
                  ? <th key={column.id} scope="row">{column.cell(row)}</th>
                  : <td key={column.id} class={column.number ? 'num' : undefined}>{column.cell(row)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > shown && <button type="button" class="more" onClick={() => setShown(shown + 4 * step)}>Show more ({sorted.length - shown} left)</button>}
    </>
  );
}

function Head<T>({ column, order, sort }: { column: Column<T>; order: Order | null; sort: (order: Order) => void }) {
  const isSorted = order?.by === column.id;
  const name = column.number ? 'num' : undefined;
  if (!column.value) return <th scope="col" class={name} title={column.hint}>{column.title}</th>;
  const next = { by: column.id, descending: isSorted ? !order.descending : column.number === true };
  return (
    <th scope="col" class={name} aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" title={column.hint} onClick={() => sort(next)}>
        {column.title}
        <svg viewBox="0 0 8 8" aria-hidden="true"><path d={isSorted && !order.descending ? 'M4 1l3.5 6h-7z' : 'M4 7L.5 1h7z'} /></svg>
      </button>
    </th>
  );
}

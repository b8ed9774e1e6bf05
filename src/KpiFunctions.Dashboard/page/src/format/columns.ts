import type { ComponentChildren } from 'preact';
import type { Cell } from './csv';

/** A column as it is shown, sorted and downloaded. */
export interface Column<T> {
  id: string;
  title: string;
  number?: boolean;
  hint?: string;
  /** Hidden until its reader asks for it: the table would be wider than a screen. */
  extra?: boolean;
  /** What it is sorted by and what stands in the CSV file; without it neither. */
  value?: (row: T) => Cell;
  cell: (row: T) => ComponentChildren;
}

export interface Order {
  by: string;
  descending: boolean;
}

/** Rows without a value come last, whichever way the others go. */
export function sortRows<T>(rows: readonly T[], columns: readonly Column<T>[], order: Order | null): readonly T[] {
  const value = columns.find(column => column.id === order?.by)?.value;
  if (!order || !value) return rows;
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)));
  });
}

/** A column of plain text. */
export function textColumn<T>(id: string, title: string, value: (row: T) => string | null): Column<T> {
  return { id, title, value, cell: row => value(row) ?? '—' };
}

/** A column of numbers that are no KPIs. */
export function numberColumn<T>(id: string, title: string, value: (row: T) => number | null | undefined, write: (value: number) => string): Column<T> {
  const known = (row: T) => value(row) ?? null;
  return { id, title, number: true, value: known, cell: row => known(row) === null ? '—' : write(known(row)!) };
}

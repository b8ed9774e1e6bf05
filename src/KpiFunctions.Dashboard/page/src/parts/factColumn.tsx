import { valueOf, type Value } from '../api/types';
import type { About, Part } from '../explain/fact';
import type { Column } from '../format/columns';
import { FactNumber } from './FactNumber';

type Known = Value | number | null | undefined;

interface More<T> {
  /** Whose number a row's is. */
  of: (row: T) => string;
  parts?: (row: T) => readonly Part[];
  /** Otherwise than in the explanation. */
  title?: string;
}

/** A column of numbers that are no KPIs of a scope; each opens its explanation. */
export function factColumn<T>(id: string, about: About, value: (row: T) => Known, write: (value: number) => string, { of, parts, title }: More<T>): Column<T> {
  return {
    id, title: title ?? about.title, number: true, hint: about.definition,
    value: row => plain(value(row)),
    cell: row => <FactNumber about={about} value={value(row)} write={write} of={of(row)} parts={parts?.(row)} />,
  };
}

function plain(value: Known): number | null {
  return typeof value === 'object' ? valueOf(value) : value ?? null;
}

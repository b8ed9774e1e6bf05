import { leaks as about } from '../../explain/facts/credit';
import { textColumn, type Column } from '../../format/columns';
import { whole } from '../../format/plain';
import { factColumn } from '../../parts/factColumn';
import { DataTable } from '../../parts/DataTable';

/** A code that seems to have left its creator's hands. */
export interface Leak {
  coupon: string;
  redemptions: number;
  /** Of them without any touch. */
  codeOnly: number;
  ownerClicks: number;
  rule: string;
}

const of = (row: Leak) => row.coupon;

const columns: Column<Leak>[] = [
  { id: 'coupon', title: 'Code', value: row => row.coupon, cell: row => <code>{row.coupon}</code> },
  factColumn('redemptions', about.redemptions, row => row.redemptions, whole, { of }),
  factColumn('codeOnly', about.codeOnly, row => row.codeOnly, whole, { of, parts: row => [{ title: 'Of redemptions', text: whole(row.redemptions) }] }),
  factColumn('ownerClicks', about.ownerClicks, row => row.ownerClicks, whole, { of }),
  textColumn('rule', 'Noticed by', row => row.rule),
];

export function Leaks({ leaks }: { leaks: readonly Leak[] }) {
  if (leaks.length === 0) return null;
  return <section><h3>Codes that may have leaked</h3><DataTable label="Codes that may have leaked" rows={leaks} columns={columns} keyOf={row => row.coupon} /></section>;
}

import { numberColumn, textColumn, type Column } from '../../format/columns';
import { whole } from '../../format/plain';
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

const columns: Column<Leak>[] = [
  { id: 'coupon', title: 'Code', value: row => row.coupon, cell: row => <code>{row.coupon}</code> },
  numberColumn('redemptions', 'Redemptions', row => row.redemptions, whole),
  numberColumn('codeOnly', 'Without a touch', row => row.codeOnly, whole),
  numberColumn('ownerClicks', "Owner's clicks", row => row.ownerClicks, whole),
  textColumn('rule', 'Noticed by', row => row.rule),
];

export function Leaks({ leaks }: { leaks: readonly Leak[] }) {
  if (leaks.length === 0) return null;
  return <section><h3>Codes that may have leaked</h3><DataTable label="Codes that may have leaked" rows={leaks} columns={columns} keyOf={row => row.coupon} /></section>;
}

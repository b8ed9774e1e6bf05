import { ways as about } from '../../explain/facts/credit';
import type { Column } from '../../format/columns';
import { labelOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { decimal, whole } from '../../format/plain';
import { DataTable } from '../../parts/DataTable';
import { factColumn } from '../../parts/factColumn';

/** Conversions that went the same way. */
export interface Way {
  steps: { member: string; label: string }[];
  conversions: number;
  revenue: number;
  medianDays: number | null;
}

const of = ({ steps }: Way) => steps.length === 0 ? 'No touch known' : steps.map(step => labelOf(step.member, step.label)).join(' → ');

/** The ways by which conversions came, the most frequent first. */
export function CommonWays({ ways, currency }: { ways: readonly Way[]; currency: string }) {
  if (ways.length === 0) return null;
  const columns: Column<Way>[] = [
    { id: 'way', title: 'Way', value: of, cell: row => <bdi>{of(row)}</bdi> },
    factColumn('conversions', about.conversions, row => row.conversions, whole, { of, title: 'Conversions' }),
    factColumn('revenue', about.revenue, row => row.revenue, value => formatMoney(value, currency, 'short'), { of, title: 'Revenue' }),
    factColumn('days', about.days, row => row.medianDays, value => decimal(value), { of, title: 'Days, median' }),
  ];
  return <section><h3>Paths</h3><DataTable label="Paths" rows={ways} columns={columns} keyOf={row => row.steps.map(step => encodeURIComponent(step.member)).join(' ')} order={{ by: 'conversions', descending: true }} /></section>;
}

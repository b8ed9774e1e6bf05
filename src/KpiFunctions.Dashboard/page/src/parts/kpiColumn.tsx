import type { Kpi, Values } from '../api/types';
import type { Column } from '../format/columns';
import { KpiNumber } from './KpiNumber';

/** A KPI of each row's own scope. Money is downloaded in minor units, as the API gives it. */
export function kpiColumn<T extends { values: Values }>(kpi: Kpi, currency: string, scope: (row: T) => string): Column<T> {
  return {
    id: kpi.name,
    title: kpi.title,
    number: true,
    hint: `${kpi.title} = ${kpi.formula}`,
    value: row => row.values[kpi.name]?.value ?? null,
    cell: row => <KpiNumber kpi={kpi} value={row.values[kpi.name]} currency={currency} scope={scope(row)} />,
  };
}

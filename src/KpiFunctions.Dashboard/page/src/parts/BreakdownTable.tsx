import type { Breakdown, Group } from '../api/breakdown';
import { numberColumn, type Column } from '../format/columns';
import { labelOf, wordsOf } from '../format/labels';
import { whole } from '../format/plain';
import { formatValue } from '../format/values';
import { knownKpis, useShell } from '../state/shell';
import { DataTable } from './DataTable';
import { IntervalBar } from './IntervalBar';
import { Missing } from './Missing';

/** Groups with their size and KPIs; intervals are drawn where the server gives them. */
export function BreakdownTable({ label, data, kpis }: { label: string; data: Breakdown; kpis: readonly string[] }) {
  const { catalogue } = useShell();
  const highest = (name: string) => Math.max(...data.items.map(row => row.values[name]?.interval?.high ?? 0)) * 1.05;
  const columns: Column<Group>[] = [
    { id: 'member', title: label, value: row => labelOf(row.member, row.label), cell: row => <bdi>{labelOf(row.member, row.label)}</bdi> },
    numberColumn('members', `${wordsOf(data.of)}s (n)`, row => row.members, whole),
    ...knownKpis(catalogue, kpis).map(kpi => ({
      id: kpi.name, title: kpi.title, number: true, hint: `${kpi.title} = ${kpi.formula}`,
      value: (row: Group) => row.values[kpi.name]?.value ?? null,
      cell: (row: Group) => {
        const value = row.values[kpi.name];
        if (value?.value == null) return <Missing value={value} kpi={kpi} />;
        const write = (each: number) => formatValue(each, kpi, data.currency, 'short');
        return <>{write(value.value)}{value.interval && <IntervalBar value={value.value} interval={value.interval} n={value.n} write={write} top={highest(kpi.name)} />}</>;
      },
    })),
  ];
  return (
    <>
      <DataTable label={label} rows={data.items} columns={columns} keyOf={row => row.member} />
      {!data.additive && <p class="card-note spaced">A {data.of} may be in several groups, so the groups add up to more than the whole.</p>}
    </>
  );
}

import type { Breakdown, Group } from '../api/breakdown';
import { aboutKpi } from '../explain/fact';
import { content } from '../explain/facts/content';
import type { Column } from '../format/columns';
import { labelOf, wordsOf } from '../format/labels';
import { whole } from '../format/plain';
import { formatValue } from '../format/values';
import { knownKpis, useShell } from '../state/shell';
import { DataTable } from './DataTable';
import { FactNumber } from './FactNumber';
import { factColumn } from './factColumn';
import { Missing } from './Missing';

/** Groups with their size and KPIs; intervals are drawn where the server gives them. */
export function BreakdownTable({ label, data, kpis, extras = [] }: { label: string; data: Breakdown; kpis: readonly string[]; extras?: readonly string[] }) {
  const { catalogue } = useShell();
  const highest = (name: string) => Math.max(...data.items.map(row => row.values[name]?.interval?.high ?? 0)) * 1.05;
  const nameOf = (row: Group) => labelOf(row.member, row.label);
  const columns: Column<Group>[] = [
    { id: 'member', title: label, value: nameOf, cell: row => <bdi>{nameOf(row)}</bdi> },
    factColumn('members', content.groupSize, row => row.members, whole, { of: nameOf, title: `${wordsOf(data.of)}s (n)` }),
    ...knownKpis(catalogue, kpis).map(kpi => ({
      id: kpi.name, title: kpi.title, number: true, extra: extras.includes(kpi.name), hint: `${kpi.title} = ${kpi.formula}`,
      value: (row: Group) => row.values[kpi.name]?.value ?? null,
      cell: (row: Group) => (
        <FactNumber
          about={aboutKpi(kpi, 'group')} value={row.values[kpi.name]} of={nameOf(row)} top={highest(kpi.name)} write={each => formatValue(each, kpi, data.currency, 'short')}>
          {row.values[kpi.name]?.value == null ? <Missing value={row.values[kpi.name]} kpi={kpi} /> : undefined}
        </FactNumber>
      ),
    })),
  ];
  return (
    <>
      <DataTable label={label} rows={data.items} columns={columns} keyOf={row => row.member} />
      {!data.additive && <p class="card-note spaced">A {data.of} may be in several groups, so the groups add up to more than the whole.</p>}
    </>
  );
}

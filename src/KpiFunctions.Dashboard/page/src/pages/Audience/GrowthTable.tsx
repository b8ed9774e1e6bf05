import type { Member } from '../../api/types';
import type { Column } from '../../format/columns';
import { labelOf } from '../../format/labels';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { kpiColumn } from '../../parts/kpiColumn';
import { CardSkeleton } from '../../parts/Skeleton';
import { writeScope } from '../../state/scope';
import { knownKpis, useShell } from '../../state/shell';
import { useMembers } from '../../state/useMembers';

const extras = new Set(['grossFollowerGrowth', 'lostFollowers']);

/** Where followers come from. */
export function GrowthTable({ dimension, title, kpis }: { dimension: string; title: string; kpis: readonly string[] }) {
  const { catalogue } = useShell();
  const { head, items, loading, filters } = useMembers(dimension, kpis);
  const columns: Column<Member>[] = [
    { id: 'member', title: 'Member', value: row => labelOf(row.member, row.label), cell: row => <bdi>{labelOf(row.member, row.label)}</bdi> },
    ...knownKpis(catalogue, kpis).map(kpi => ({ ...kpiColumn<Member>(kpi, head?.currency ?? '', row => writeScope({ ...filters.members, [dimension]: row.member })), extra: extras.has(kpi.name) })),
  ];
  const rows = items.filter(row => kpis.some(name => row.values[name]?.value != null));
  return (
    <Card title={title} busy={loading} filters={filters}>
      {!head && loading && <CardSkeleton what={title} />}
      {head && rows.length === 0 && <p class="muted">No account of these days has followers that we know of.</p>}
      {rows.length > 0 && <DataTable label={title} rows={rows} columns={columns} keyOf={row => row.member} />}
    </Card>
  );
}

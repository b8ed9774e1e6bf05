import { formatInstant } from '../../format/dates';
import { textColumn, type Column } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { minutes } from '../../format/plain';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { DataTable } from '../../parts/DataTable';
import { planTones, type Plan } from './plan';

const columns: Column<Plan>[] = [
  { id: 'title', title: 'Post', value: row => row.title ?? row.id, cell: row => <bdi>{row.title || row.id}<span class="sub">{[row.platform, row.account].filter(Boolean).join(' · ')}</span></bdi> },
  { id: 'state', title: 'State', value: row => row.state, cell: row => <><span class={`badge badge-${planTones[row.state]}`}>{wordsOf(row.state)}</span>{row.minutesLate !== null && row.minutesLate > 0 && <span class="sub">{minutes(row.minutesLate)} late</span>}</> },
  { id: 'plannedAt', title: 'Planned', value: row => row.plannedAt, cell: row => row.plannedAt ? formatInstant(row.plannedAt) : '—' },
  { id: 'publishedAt', title: 'Published', value: row => row.publishedAt, cell: row => row.publishedAt ? formatInstant(row.publishedAt) : '—' },
  textColumn('contentType', 'Format', row => row.contentType),
  textColumn('influencer', 'Influencer', row => row.influencer),
  textColumn('campaign', 'Campaign', row => row.campaign),
];

export function PlanTable({ items }: { items: readonly Plan[] }) {
  return (
    <Card title="Planned and published" actions={<><span class="push" /><CsvButton rows={items} columns={columns} fileName="calendar.csv" what="the content calendar" /></>}>
      {items.length === 0 ? <p class="muted">Nothing is planned and nothing was published in these days.</p> : <DataTable label="Planned and published" rows={items} columns={columns} keyOf={row => row.id} order={{ by: 'plannedAt', descending: false }} />}
    </Card>
  );
}

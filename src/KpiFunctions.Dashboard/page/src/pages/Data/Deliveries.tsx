import { formatInstant } from '../../format/dates';
import { numberColumn, textColumn, type Column } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { bytes, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { useAnswer } from '../../state/useAnswer';

interface Delivery {
  at: string;
  outcome: string;
  status: number;
  reason?: string;
  ids: string[];
  bytes: number;
  accepted?: number;
  rejected?: number;
}

const good = new Set(['accepted', 'duplicate', 'skipped']);

const columns: Column<Delivery & { row: number }>[] = [
  { id: 'at', title: 'When', value: row => row.at, cell: row => <time dateTime={row.at}>{formatInstant(row.at)}</time> },
  { id: 'outcome', title: 'Outcome', value: row => row.outcome, cell: row => <><span class={`badge badge-${good.has(row.outcome) ? 'final' : 'bad'}`}>{wordsOf(row.outcome)}</span>{row.reason && <span class="sub">{wordsOf(row.reason)}</span>}</> },
  numberColumn('status', 'Status', row => row.status, String),
  numberColumn('accepted', 'Accepted', row => row.accepted, whole),
  numberColumn('rejected', 'Rejected', row => row.rejected, whole),
  numberColumn('bytes', 'Size', row => row.bytes, bytes),
  textColumn('ids', 'Records', row => row.ids.join(', ') || null),
];

export function Deliveries({ source }: { source: string }) {
  const answer = useAnswer<{ items: Delivery[] }>(`/webhooks/${encodeURIComponent(source)}/deliveries`);
  return (
    <Card title={`Deliveries of ${source}`} busy={answer.loading}>
      <Answered answer={answer} what="deliveries">
        {({ items }) => items.length === 0 ? <p class="muted">Nothing was delivered yet.</p> : <DataTable label={`Deliveries of ${source}`} rows={items.map((item, row) => ({ ...item, row }))} columns={columns} keyOf={row => `${row.row}`} />}
      </Answered>
    </Card>
  );
}

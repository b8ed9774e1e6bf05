import { formatInstant } from '../../format/dates';
import { textColumn, type Column } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { deliveries } from '../../explain/facts/data';
import { bytes, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { factColumn } from '../../parts/factColumn';
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

const of = (row: Delivery) => formatInstant(row.at);

const columns: Column<Delivery & { row: number }>[] = [
  { id: 'at', title: 'When', value: row => row.at, cell: row => <time dateTime={row.at}>{formatInstant(row.at)}</time> },
  { id: 'outcome', title: 'Outcome', value: row => row.outcome, cell: row => <><span class={`badge badge-${good.has(row.outcome) ? 'final' : 'bad'}`}>{wordsOf(row.outcome)}</span>{row.reason && <span class="sub">{wordsOf(row.reason)}</span>}</> },
  factColumn('status', deliveries.status, row => row.status, String, { of }),
  factColumn('accepted', deliveries.accepted, row => row.accepted, whole, { of }),
  factColumn('rejected', deliveries.rejected, row => row.rejected, whole, { of }),
  factColumn('bytes', deliveries.bytes, row => row.bytes, bytes, { of }),
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

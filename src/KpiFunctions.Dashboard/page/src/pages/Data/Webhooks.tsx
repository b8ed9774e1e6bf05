import { formatInstant } from '../../format/dates';
import { textColumn, type Column } from '../../format/columns';
import { deliveries } from '../../explain/facts/data';
import { whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { factColumn } from '../../parts/factColumn';
import { DataTable } from '../../parts/DataTable';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { Deliveries } from './Deliveries';

interface Source {
  name: string;
  origin: string;
  kind: string | null;
  namespace: string | null;
  problem: string | null;
  lastDeliveryAt: string | null;
  latest: { deliveries: number; accepted?: number; rejected?: number; unauthorized?: number };
}

const of = (row: Source) => row.name;

export function Webhooks() {
  const { view, set } = useShell();
  const answer = useAnswer<{ items: Source[] }>('/webhooks');
  const columns: Column<Source>[] = [
    { id: 'name', title: 'Source', value: row => row.name, cell: row => <><button type="button" class="term" aria-pressed={view.own.source === row.name} onClick={() => set({ source: row.name })}>{row.name}</button>{row.problem && <span class="sub problem">{row.problem}</span>}</> },
    textColumn('kind', 'Kind', row => row.kind),
    textColumn('namespace', 'Namespace', row => row.namespace),
    { id: 'last', title: 'Last delivery', value: row => row.lastDeliveryAt, cell: row => row.lastDeliveryAt ? formatInstant(row.lastDeliveryAt) : 'never' },
    factColumn('deliveries', deliveries.deliveries, row => row.latest.deliveries, whole, { of }),
    factColumn('accepted', deliveries.accepted, row => row.latest.accepted, whole, { of }),
    factColumn('rejected', deliveries.rejected, row => row.latest.rejected, whole, { of }),
    factColumn('unauthorized', deliveries.unauthorized, row => row.latest.unauthorized, whole, { of }),
  ];
  return (
    <>
      <Card title="Webhooks" busy={answer.loading} note="Choose a source to see its latest deliveries.">
        <Answered answer={answer} what="webhooks">
          {({ items }) => items.length === 0 ? <p class="muted">No source is described. Settings, kind sources, is where to describe one.</p> : <DataTable label="Webhooks" rows={items} columns={columns} keyOf={row => row.name} />}
        </Answered>
      </Card>
      {view.own.source && <Deliveries key={view.own.source} source={view.own.source} />}
    </>
  );
}

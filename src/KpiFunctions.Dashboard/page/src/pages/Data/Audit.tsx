import { formatDay } from '../../format/dates';
import type { Column } from '../../format/columns';
import { audit } from '../../explain/facts/data';
import { whole } from '../../format/plain';
import type { DayState } from '../../api/types';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { factColumn } from '../../parts/factColumn';
import { DataTable } from '../../parts/DataTable';
import { StateBadge } from '../../parts/StateBadge';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

interface Day {
  day: string;
  state: DayState;
  received: number;
  accepted: number;
  duplicate: number;
  conflicting: number;
  rejected?: number;
  torn?: number;
  fallenCounters?: number;
  unresolved?: number;
}

const of = (row: Day) => formatDay(row.day);

const columns: Column<Day>[] = [
  { id: 'day', title: 'Day', value: row => row.day, cell: row => formatDay(row.day) },
  { id: 'state', title: 'State', value: row => row.state, cell: row => <StateBadge state={row.state} /> },
  factColumn('received', audit.received, row => row.received, whole, { of }),
  factColumn('accepted', audit.accepted, row => row.accepted, whole, { of }),
  factColumn('duplicate', audit.duplicate, row => row.duplicate, whole, { of }),
  factColumn('conflicting', audit.conflicting, row => row.conflicting, whole, { of }),
  factColumn('rejected', audit.rejected, row => row.rejected, whole, { of }),
  factColumn('fallenCounters', audit.fallenCounters, row => row.fallenCounters, whole, { of }),
  factColumn('unresolved', audit.unresolved, row => row.unresolved, whole, { of }),
];

/** What each day received, and that it adds up. */
export function Audit() {
  const { view } = useShell();
  const answer = useAnswer<{ items: Day[] }>(`/audit?${new URLSearchParams({ ...view.range })}`);
  return (
    <Card title="Audit" busy={answer.loading} note="Received is accepted, duplicate, conflicting and rejected together." actions={answer.data && <><span class="push" /><CsvButton rows={answer.data.items} columns={columns} fileName={`audit-${view.range.from}-${view.range.to}.csv`} what="the audit" /></>}>
      <Answered answer={answer} what="an audit of many days">
        {({ items }) => items.length === 0 ? <p class="muted">None of these days was rolled up.</p> : <DataTable label="Audit" rows={items} columns={columns} keyOf={row => row.day} order={{ by: 'day', descending: true }} />}
      </Answered>
    </Card>
  );
}

import { formatDay } from '../../format/dates';
import { numberColumn, type Column } from '../../format/columns';
import { whole } from '../../format/plain';
import type { DayState } from '../../api/types';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
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

const columns: Column<Day>[] = [
  { id: 'day', title: 'Day', value: row => row.day, cell: row => formatDay(row.day) },
  { id: 'state', title: 'State', value: row => row.state, cell: row => <StateBadge state={row.state} /> },
  numberColumn('received', 'Received', row => row.received, whole),
  numberColumn('accepted', 'Accepted', row => row.accepted, whole),
  numberColumn('duplicate', 'Duplicate', row => row.duplicate, whole),
  numberColumn('conflicting', 'Conflicting', row => row.conflicting, whole),
  numberColumn('rejected', 'Rejected', row => row.rejected, whole),
  numberColumn('fallenCounters', 'Fallen counters', row => row.fallenCounters, whole),
  numberColumn('unresolved', 'Unknown names', row => row.unresolved, whole),
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

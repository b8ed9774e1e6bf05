import type { Range } from '../../api/types';
import { wordsOf } from '../../format/labels';
import { decimal } from '../../format/plain';
import { textColumn, numberColumn, type Column } from '../../format/columns';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { daysBetween, addDays } from '../../state/days';
import { writeScope } from '../../state/scope';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

interface Component {
  name: string;
  group: string;
  title: string;
  definition: string;
  value: number | null;
  baseline: number | null;
  delta: number | null;
  n?: number;
  interval?: Range | null;
  reason?: string;
}

const columns: Column<Component>[] = [
  { id: 'title', title: 'What', value: row => row.title, cell: row => <span title={row.definition}>{row.title}<span class="sub">{row.value === null ? wordsOf(row.reason ?? 'no-data') : row.definition}</span></span> },
  textColumn('group', 'Kind', row => wordsOf(row.group)),
  numberColumn('value', 'These days', row => row.value, value => decimal(value, 3)),
  numberColumn('baseline', 'Days before', row => row.baseline, value => decimal(value, 3)),
  numberColumn('delta', 'Change', row => row.delta, value => decimal(value, 3)),
];

/** What a campaign leaves behind besides money. The components are never added up: they have no common unit. */
export function ReturnBeyondMoney() {
  const { view } = useShell();
  const days = daysBetween(view.range.from, view.range.to) + 1;
  const query = new URLSearchParams({ scope: writeScope(view.scope), ...view.range, baselineFrom: addDays(view.range.from, -days), baselineTo: addDays(view.range.from, -1) });
  const answer = useAnswer<{ components: Component[] }>(`/returns?${query}`);
  return (
    <Card title="Return beyond money" busy={answer.loading}>
      <Answered answer={answer} what="components of return beyond money">
        {({ components }) => <DataTable label="Return beyond money" rows={components} columns={columns} keyOf={row => row.name} />}
      </Answered>
    </Card>
  );
}

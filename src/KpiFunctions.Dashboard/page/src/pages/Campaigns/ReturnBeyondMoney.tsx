import type { Range, Value } from '../../api/types';
import { wordsOf } from '../../format/labels';
import { decimal } from '../../format/plain';
import type { About } from '../../explain/fact';
import { textColumn, type Column } from '../../format/columns';
import { FactNumber } from '../../parts/FactNumber';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { DataTable } from '../../parts/DataTable';
import { daysBetween, addDays } from '../../state/days';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
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

const three = (value: number) => decimal(value, 3);
const about = ({ title, definition }: Component): About => ({ title, definition, reads: 'Events, readings and surveys of these days and of the days before.' });

/** One of a component's three numbers; the explanation has the other two. */
function part(id: string, title: string, value: (row: Component) => Value): Column<Component> {
  const text = (each: number | null) => each === null ? 'unknown' : three(each);
  return {
    id, title, number: true, value: row => value(row).value,
    cell: row => <FactNumber about={about(row)} value={value(row)} write={three} of={title} parts={[{ title: 'These days', text: text(row.value) }, { title: 'Days before', text: text(row.baseline) }, { title: 'Change', text: text(row.delta) }]} />,
  };
}

const columns: Column<Component>[] = [
  { id: 'title', title: 'What', value: row => row.title, cell: row => <span title={row.definition}>{row.title}<span class="sub">{row.value === null ? wordsOf(row.reason ?? 'no-data') : row.definition}</span></span> },
  textColumn('group', 'Kind', row => wordsOf(row.group)),
  part('value', 'These days', row => ({ value: row.value, ...(row.reason ? { reason: row.reason } : {}), interval: row.interval ?? null, ...(row.n === undefined ? {} : { n: row.n }) })),
  part('baseline', 'Days before', row => ({ value: row.baseline })),
  part('delta', 'Change', row => ({ value: row.delta })),
];

/** What a campaign leaves behind besides money. The components are never added up: they have no common unit. */
export function ReturnBeyondMoney() {
  const { view } = useShell();
  const days = daysBetween(view.range.from, view.range.to) + 1;
  const filters = useHonoured(undefined, { takesWhere: false });
  const query = new URLSearchParams({ scope: filters.scope, ...view.range, baselineFrom: addDays(view.range.from, -days), baselineTo: addDays(view.range.from, -1) });
  const answer = useAnswer<{ components: Component[] }>(`/returns?${query}`);
  return (
    <Card title="Return beyond money" busy={answer.loading} filters={filters}>
      <Answered answer={answer} what="components of return beyond money">
        {({ components }) => <DataTable label="Return beyond money" rows={components} columns={columns} keyOf={row => row.name} />}
      </Answered>
    </Card>
  );
}

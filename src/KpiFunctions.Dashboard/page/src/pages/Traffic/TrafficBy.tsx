import { valueOf, type Value } from '../../api/types';
import { aboutKpi } from '../../explain/fact';
import { traffic } from '../../explain/facts/content';
import type { Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { minutes, percent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { DataTable } from '../../parts/DataTable';
import { factColumn } from '../../parts/factColumn';
import { KpiNumber } from '../../parts/KpiNumber';
import { keptBeside, writeScope, type Scope } from '../../state/scope';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

interface Row {
  member: string;
  label: string | null;
  sessions: Value;
  users: Value;
  newUsers: Value;
  engagedSessions: Value;
  sessionEngagementRate: Value;
  engagementSeconds: Value;
  pageViews: Value;
  keyEvents: Value;
}

const dimensions = ['campaign', 'influencer', 'platform', 'post', 'landingPage', 'source'];

/** Those that rows are kept for; of the others only this answer knows. */
const scoped = new Set(['campaign', 'influencer', 'platform', 'post']);

const measures: { name: keyof Row & string; title: string; write: (value: number) => string }[] = [
  { name: 'sessions', title: 'Sessions', write: whole },
  { name: 'users', title: 'Users', write: whole },
  { name: 'newUsers', title: 'New users', write: whole },
  { name: 'engagedSessions', title: 'Engaged sessions', write: whole },
  { name: 'sessionEngagementRate', title: 'Engaged share', write: percent },
  { name: 'engagementSeconds', title: 'Engaged time', write: seconds => minutes(seconds / 60) },
  { name: 'pageViews', title: 'Page views', write: whole },
  { name: 'keyEvents', title: 'Key events', write: whole },
];

function useColumns(by: string, within: Scope): Column<Row>[] {
  const { catalogue } = useShell();
  const of = (row: Row) => labelOf(row.member, row.label);
  return [
    { id: 'member', title: 'Where from', value: of, cell: row => <bdi>{of(row)}</bdi> },
    ...measures.map<Column<Row>>(({ name, title, write }) => {
      const kpi = catalogue.kpis.find(each => each.name === name);
      const value = (row: Row) => row[name] as Value;
      if (!kpi || !scoped.has(by)) return factColumn<Row>(name, traffic[name] ?? (kpi ? aboutKpi(kpi, wordsOf(by).toLowerCase()) : traffic.users!), value, write, { of, title });
      return { id: name, title, number: true, hint: kpi.formula, value: row => valueOf(value(row)), cell: row => <KpiNumber kpi={kpi} value={value(row)} currency="" scope={writeScope({ ...within, [by]: row.member })} /> };
    }),
  ];
}

export function TrafficBy() {
  const { view, set } = useShell();
  const by = dimensions.includes(view.own.by ?? '') ? view.own.by! : 'campaign';
  const filters = useHonoured(scoped.has(by) ? keptBeside(by) : ['campaign', 'influencer', 'platform'], { takesWhere: false });
  const columns = useColumns(by, filters.members);
  const answer = useAnswer<{ items: Row[] }>(`/traffic?${new URLSearchParams({ by, within: filters.scope, ...view.range })}`);
  return (
    <Card
      title="Where visits come from" busy={answer.loading} filters={filters} note={answer.data?.items.some(row => row.users.reason === 'not-additive') ? 'The users of several days cannot be added: who came twice would count twice. Choose one day to see them.' : undefined}
      actions={<>
        <span class="push" />
        <select aria-label="By" value={by} onChange={event => set({ by: event.currentTarget.value })}>{dimensions.map(each => <option key={each} value={each}>{wordsOf(each)}</option>)}</select>
        {answer.data && <CsvButton rows={answer.data.items} columns={columns} fileName={`traffic-${by}-${view.range.from}-${view.range.to}.csv`} what={`traffic by ${wordsOf(by)}`} />}
      </>}>
      <Answered answer={answer} what="traffic by member">
        {({ items }) => items.length === 0 ? <p class="muted">No visit of these days says where it came from.</p> : <DataTable label="Where visits come from" rows={items} columns={columns} keyOf={row => row.member} order={{ by: 'sessions', descending: true }} />}
      </Answered>
    </Card>
  );
}

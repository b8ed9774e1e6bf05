import { valueOf, type Value } from '../../api/types';
import { numberColumn, type Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { minutes, percent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { DataTable } from '../../parts/DataTable';
import { useShell } from '../../state/shell';
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

const columns: Column<Row>[] = [
  { id: 'member', title: 'Where from', value: row => labelOf(row.member, row.label), cell: row => <bdi>{labelOf(row.member, row.label)}</bdi> },
  numberColumn('sessions', 'Sessions', row => valueOf(row.sessions), whole),
  numberColumn('users', 'Users', row => valueOf(row.users), whole),
  numberColumn('newUsers', 'New users', row => valueOf(row.newUsers), whole),
  numberColumn('engagedSessions', 'Engaged sessions', row => valueOf(row.engagedSessions), whole),
  numberColumn('rate', 'Engaged share', row => valueOf(row.sessionEngagementRate), percent),
  numberColumn('engagementSeconds', 'Engaged time', row => valueOf(row.engagementSeconds), seconds => minutes(seconds / 60)),
  numberColumn('pageViews', 'Page views', row => valueOf(row.pageViews), whole),
  numberColumn('keyEvents', 'Key events', row => valueOf(row.keyEvents), whole),
];

export function TrafficBy() {
  const { view, set } = useShell();
  const by = dimensions.includes(view.own.by ?? '') ? view.own.by! : 'campaign';
  const answer = useAnswer<{ items: Row[] }>(`/traffic?${new URLSearchParams({ by, ...view.range })}`);
  return (
    <Card
      title="Where visits come from" busy={answer.loading} note={answer.data?.items.some(row => row.users.reason === 'not-additive') ? 'The users of several days cannot be added: who came twice would count twice. Choose one day to see them.' : undefined}
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

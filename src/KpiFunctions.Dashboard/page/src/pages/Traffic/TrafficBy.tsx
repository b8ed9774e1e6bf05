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
  sessions: number | null;
  users: number | null;
  newUsers: number | null;
  engagedSessions: number | null;
  sessionEngagementRate: number | { value: number | null } | null;
  engagementSeconds: number | null;
  pageViews: number | null;
  keyEvents: number | null;
}

const dimensions = ['campaign', 'influencer', 'platform', 'post', 'landingPage', 'source'];

const columns: Column<Row>[] = [
  { id: 'member', title: 'Where from', value: row => labelOf(row.member, row.label), cell: row => <bdi>{labelOf(row.member, row.label)}</bdi> },
  numberColumn('sessions', 'Sessions', row => row.sessions, whole),
  numberColumn('users', 'Users', row => row.users, whole),
  numberColumn('newUsers', 'New users', row => row.newUsers, whole),
  numberColumn('engagedSessions', 'Engaged sessions', row => row.engagedSessions, whole),
  numberColumn('rate', 'Engaged share', row => typeof row.sessionEngagementRate === 'object' ? row.sessionEngagementRate?.value : row.sessionEngagementRate, percent),
  numberColumn('engagementSeconds', 'Engaged time', row => row.engagementSeconds, seconds => minutes(seconds / 60)),
  numberColumn('pageViews', 'Page views', row => row.pageViews, whole),
  numberColumn('keyEvents', 'Key events', row => row.keyEvents, whole),
];

export function TrafficBy() {
  const { view, set } = useShell();
  const by = dimensions.includes(view.own.by ?? '') ? view.own.by! : 'campaign';
  const answer = useAnswer<{ items: Row[] }>(`/traffic?${new URLSearchParams({ by, ...view.range })}`);
  return (
    <Card
      title="Where visits come from" busy={answer.loading}
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

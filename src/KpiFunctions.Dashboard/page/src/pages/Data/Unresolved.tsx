import type { Page } from '../../api/types';
import { formatRange } from '../../format/dates';
import { unknownRecords } from '../../explain/facts/data';
import { textColumn, type Column } from '../../format/columns';
import { counted, whole } from '../../format/plain';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { factColumn } from '../../parts/factColumn';
import { DataTable } from '../../parts/DataTable';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { PageLink } from '../../shell/PageLink';
import { useShell } from '../../state/shell';
import { usePages } from '../../state/usePages';

interface Member {
  dimension: string;
  member: string;
  records: number;
  days: number;
  firstDay: string;
  lastDay: string;
  register: string;
  namedBy: string[];
  suggestions: { member: string; why: string; label?: string }[];
  sources: string[] | null;
}

interface UnresolvedPage extends Page<Member> {
  total: number;
  settling: number;
}

const columns: Column<Member>[] = [
  { id: 'member', title: 'Name', value: row => row.member, cell: row => <><bdi>{row.member}</bdi><span class="sub">{row.dimension}</span></> },
  factColumn('records', unknownRecords, row => row.records, whole, { of: row => row.member, parts: row => [{ title: 'Days', text: whole(row.days) }] }),
  { id: 'lastDay', title: 'Days', value: row => row.lastDay, cell: row => <>{formatRange(row.firstDay, row.lastDay)}<span class="sub">on {counted(row.days, 'day')}</span></> },
  textColumn('sources', 'From', row => row.sources?.join(', ') || null),
  { id: 'suggestions', title: 'May be', value: row => row.suggestions.map(each => each.member).join(', '), cell: row => row.suggestions.length === 0 ? '—' : <>{row.suggestions.map(each => <span key={each.member} class="sub"><bdi>{each.label ?? each.member}</bdi></span>)}</> },
  {
    id: 'register', title: 'Register', cell: row => {
      const [, , kind = '', id = ''] = row.register.split('/');
      return <PageLink page="settings" own={{ kind, id: decodeURIComponent(id) }}>Register<span class="visually-hidden"> {row.member}</span></PageLink>;
    },
  },
];

/** Names that records use and the registry does not know. Registering one rolls the days that missed it again. */
export function Unresolved() {
  const { view } = useShell();
  const { head, items, continuation, loading, problem, more, retry } = usePages<Member, UnresolvedPage>(`/members/unresolved?${new URLSearchParams({ ...view.range, size: '100' })}`);
  return (
    <Card title="Unknown names" busy={loading} actions={<><span class="push" /><CsvButton rows={items} columns={columns} fileName="unknown-names.csv" what="unknown names" /></>}>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <CardSkeleton what="the unknown names" />}
      {head && head.settling > 0 && <p class="muted">{whole(head.settling)} more are registered by now, and their days are counted again.</p>}
      {head && items.length === 0 && <p class="muted">Every name in these days is registered.</p>}
      {items.length > 0 && <DataTable label="Unknown names" rows={items} columns={columns} keyOf={row => `${row.dimension} ${row.member}`} />}
      {continuation && <button type="button" class="more" disabled={loading} onClick={more}>Show more</button>}
    </Card>
  );
}

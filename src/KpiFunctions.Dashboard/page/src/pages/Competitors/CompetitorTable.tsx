import { valueOf, type Value } from '../../api/types';
import { numberColumn, textColumn, type Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { decimal, percent, signedPercent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { DataTable } from '../../parts/DataTable';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

interface Format {
  contentType: string;
  share: Value;
}

interface Account {
  account: string;
  platform: string;
  followers: Value;
  growth: Value;
  growthRate: Value;
  posts: Value;
  postsPerWeek: Value;
  formats: Format[];
  engagementRate: Value;
}

interface CompetitorsAnswer {
  items: { brand: string; label: string | null; own?: boolean; accounts: Account[] }[];
  median: { growthRate: Value; postsPerWeek: Value; formats: Format[] } | null;
}

type Row = Account & { brand: string; own: boolean };

const columns: Column<Row>[] = [
  { id: 'brand', title: 'Brand', value: row => row.brand, cell: row => <><bdi>{row.brand}</bdi>{row.own && <> <span class="badge badge-final">Own</span></>}<span class="sub">{row.account}</span></> },
  textColumn('platform', 'Platform', row => row.platform),
  numberColumn('followers', 'Followers', row => valueOf(row.followers), whole),
  numberColumn('growthRate', 'Growth', row => valueOf(row.growthRate), value => signedPercent(value, 2)),
  numberColumn('postsPerWeek', 'Posts a week', row => valueOf(row.postsPerWeek), value => decimal(value)),
  textColumn('formats', 'Formats', row => mix(row.formats)),
  numberColumn('engagementRate', 'Engagement rate', row => valueOf(row.engagementRate), value => percent(value, 2)),
];

/** Each competitor's accounts, and the set's median as the trend of the trade. */
export function CompetitorTable() {
  const { view } = useShell();
  const answer = useAnswer<CompetitorsAnswer>(`/competitors?${new URLSearchParams({ ...view.range })}`);
  const rows = (answer.data?.items ?? []).flatMap(brand => brand.accounts.map(account => ({ ...account, brand: labelOf(brand.brand, brand.label), own: brand.own === true })));
  const median = answer.data?.median;
  return (
    <Card title="Competitors" busy={answer.loading} actions={<><span class="push" /><CsvButton rows={rows} columns={columns} fileName={`competitors-${view.range.from}-${view.range.to}.csv`} what="competitors" /></>}>
      <Answered answer={answer} what="competitors">
        {() => (
          <>
            {median && (
              <dl class="stats">
                <div><dt>Median growth</dt><dd>{text(median.growthRate, value => signedPercent(value, 2))}<small>of the set: the trade's trend</small></dd></div>
                <div><dt>Median posts a week</dt><dd>{text(median.postsPerWeek, value => decimal(value))}</dd></div>
                <div><dt>Median format mix</dt><dd class="small">{mix(median.formats) ?? '—'}</dd></div>
              </dl>
            )}
            {rows.length === 0 ? <p class="muted">No account of a competitor is registered. Settings, kind brands, is where to name them.</p> : <DataTable label="Competitors" rows={rows} columns={columns} keyOf={row => row.account} />}
          </>
        )}
      </Answered>
    </Card>
  );
}

function mix(formats: readonly Format[] | null): string | null {
  return formats?.filter(each => each.share.value !== null).sort((one, other) => other.share.value! - one.share.value!).slice(0, 4).map(each => `${wordsOf(each.contentType)} ${percent(each.share.value!, 0)}`).join(', ') || null;
}

function text({ value }: Value, write: (value: number) => string): string {
  return value === null ? '—' : write(value);
}

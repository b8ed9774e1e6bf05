import type { Value } from '../../api/types';
import { competitors } from '../../explain/facts/talk';
import { textColumn, type Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { decimal, percent, signedPercent, whole } from '../../format/plain';
import { factColumn } from '../../parts/factColumn';
import { FactNumber } from '../../parts/FactNumber';
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

const of = (row: Row) => `${row.brand}, ${row.account}`;
const signed = (value: number) => signedPercent(value, 2);
const one = (value: number) => decimal(value);

const columns: Column<Row>[] = [
  { id: 'brand', title: 'Brand', value: row => row.brand, cell: row => <><bdi>{row.brand}</bdi>{row.own && <> <span class="badge badge-final">Own</span></>}<span class="sub">{row.account}</span></> },
  textColumn('platform', 'Platform', row => row.platform),
  factColumn('followers', competitors.followers, row => row.followers, whole, { of }),
  factColumn('growthRate', competitors.growth, row => row.growthRate, signed, { of, parts: row => [{ title: 'Change', text: row.growth.value === null ? 'unknown' : whole(row.growth.value) }] }),
  factColumn('postsPerWeek', competitors.posts, row => row.postsPerWeek, one, { of, parts: row => [{ title: 'Posts', text: row.posts.value === null ? 'unknown' : whole(row.posts.value) }] }),
  textColumn('formats', 'Formats', row => mix(row.formats)),
  factColumn('engagementRate', competitors.engagement, row => row.engagementRate, value => percent(value, 2), { of }),
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
                <div><dt>Median growth</dt><dd><FactNumber about={competitors.medianGrowth} value={median.growthRate} write={signed} /><small>of the set: the trade's trend</small></dd></div>
                <div><dt>Median posts a week</dt><dd><FactNumber about={competitors.medianPosts} value={median.postsPerWeek} write={one} /></dd></div>
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

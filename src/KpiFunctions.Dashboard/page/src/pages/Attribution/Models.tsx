import { aboutModel, couponStates } from '../../explain/facts/credit';
import type { Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { decimal, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { factColumn } from '../../parts/factColumn';
import { FactNumber } from '../../parts/FactNumber';
import { DataTable } from '../../parts/DataTable';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';
import { CommonWays, type Way } from './CommonWays';
import { Leaks, type Leak } from './Leaks';

interface Credit {
  conversions: number;
  revenue: number;
}

interface Row {
  member: string;
  label: string | null;
  models: Record<string, Credit | undefined>;
}

interface AttributionAnswer {
  currency: string;
  models: string[];
  definitions: { name: string; title: string; definition: string }[];
  lookbackDays: number;
  items: Row[];
  unattributed: Record<string, Credit | undefined>;
  total: Credit;
  coupons: { agree: number; linkOnly: number; codeOnly: number; conflict: number; none: number };
  leaks: Leak[];
  /** Absent on an older server. */
  ways?: Way[];
}

const ways = ['influencer', 'campaign', 'platform', 'post'];
const sorts = ['revenue', 'conversions'] as const;
const states = ['agree', 'linkOnly', 'codeOnly', 'conflict', 'none'] as const;

/** What each model gives to whom. No model is the truth: where they differ, the question is open. */
export function Models() {
  const { view, set } = useShell();
  const by = ways.includes(view.own.by ?? '') ? view.own.by! : 'influencer';
  const what = view.own.what === 'conversions' ? 'conversions' : 'revenue';
  const answer = useAnswer<AttributionAnswer>(`/attribution?${new URLSearchParams({ by, ...view.range })}`);
  const rows = answer.data ? [...answer.data.items, { member: 'nobody', label: 'No touch known', models: answer.data.unattributed }] : [];
  const write = (value: number) => what === 'revenue' ? formatMoney(value, answer.data?.currency ?? '', 'short') : decimal(value, 1);
  const columns: Column<Row>[] = [
    { id: 'member', title: wordsOf(by), value: row => labelOf(row.member, row.label), cell: row => <bdi>{labelOf(row.member, row.label)}</bdi> },
    ...(answer.data?.models ?? []).map(model => {
      const definition = answer.data!.definitions.find(each => each.name === model);
      const title = definition?.title ?? wordsOf(model);
      return factColumn<Row>(model, aboutModel(title, definition?.definition ?? '', what), row => row.models[model]?.[what], write, {
        title, of: row => labelOf(row.member, row.label), parts: () => [{ title: 'All credit', text: write(answer.data!.total[what]) }],
      });
    }),
  ];
  return (
    <Card
      title="Models side by side" busy={answer.loading}
      actions={<>
        <span class="push" />
        <select aria-label="By" value={by} onChange={event => set({ by: event.currentTarget.value })}>{ways.map(each => <option key={each} value={each}>{wordsOf(each)}</option>)}</select>
        <div class="segments" role="group" aria-label="Credit of">{sorts.map(each => <button key={each} type="button" aria-pressed={what === each} onClick={() => set({ what: each })}>{wordsOf(each)}</button>)}</div>
        {rows.length > 0 && <CsvButton rows={rows} columns={columns} fileName={`attribution-${by}-${view.range.from}-${view.range.to}.csv`} what="credit by model" />}
      </>}>
      <Answered answer={answer} what="attribution models">
        {data => (
          <div class="stack">
            <p class="muted">Each column adds up to {what === 'revenue' ? formatMoney(data.total.revenue, data.currency, 'exact') : decimal(data.total.conversions, 1)}. Touches count for {whole(data.lookbackDays)} days.</p>
            <DataTable key={`${by} ${what}`} label="Models side by side" rows={rows} columns={columns} keyOf={row => row.member} {...(data.models[0] ? { order: { by: data.models[0], descending: true } } : {})} />
            <dl class="stats">
              {states.map(state => <div key={state}><dt>{couponStates[state].title}</dt><dd><FactNumber about={couponStates[state]} value={data.coupons[state]} write={whole} /></dd></div>)}
            </dl>
            <Leaks leaks={data.leaks} />
            <CommonWays ways={data.ways ?? []} currency={data.currency} />
          </div>
        )}
      </Answered>
    </Card>
  );
}

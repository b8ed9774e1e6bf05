import { ChartCard } from '../../charts/ChartCard';
import { Scatter, type Dot } from '../../charts/Scatter';
import { textColumn, type Column } from '../../format/columns';
import { labelOf, wordsOf } from '../../format/labels';
import { compact, percent } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { KpiNumber } from '../../parts/KpiNumber';
import { writeScope } from '../../state/scope';
import { knownKpis, useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

interface Item {
  member: string;
  label: string | null;
  x: number | null;
  y: number | null;
  conversions: number | null;
  quadrant: string | null;
}

interface QuadrantsAnswer {
  xKpi: string;
  yKpi: string;
  xCut: number | null;
  yCut: number | null;
  items: Item[];
}

const tones: Record<string, NonNullable<Dot['tone']>> = {
  'big-reach-strong-response': 'good', 'small-reach-strong-response': 'accent', 'big-reach-weak-response': 'bad', 'small-reach-weak-response': 'faint',
};

/** Reach against response: who is seen, and who is answered. */
export function Quadrants() {
  const { view, set, catalogue } = useShell();
  const of = view.own.of === 'post' ? 'post' : 'influencer';
  const filters = useHonoured(of === 'post' ? ['campaign', 'influencer', 'platform'] : ['campaign'], { takesWhere: false });
  const answer = useAnswer<QuadrantsAnswer>(`/kpis/quadrants?${new URLSearchParams({ of, within: filters.scope, ...view.range })}`);
  const choice = (
    <div class="segments" role="group" aria-label="One dot is">
      {['influencer', 'post'].map(each => <button key={each} type="button" aria-pressed={of === each} onClick={() => set({ of: each })}>{wordsOf(each)}s</button>)}
    </div>
  );
  if (!answer.data) return <Card title="Reach against response" busy={answer.loading}><Answered answer={answer} what="reach against response">{() => null}</Answered></Card>;
  const { xKpi, yKpi, xCut, yCut, items } = answer.data;
  const title = (name: string) => knownKpis(catalogue, [name])[0]?.title ?? wordsOf(name);
  // A post's rows are kept for no other dimension; an influencer's beside a campaign's.
  const scopeOf = (member: string) => writeScope(of === 'post' ? { post: member } : { ...filters.members, influencer: member });
  const number = (name: string, value: (row: Item) => number | null): Column<Item> => {
    const kpi = knownKpis(catalogue, [name])[0];
    return { id: name, title: title(name), number: true, value, cell: row => kpi && <KpiNumber kpi={kpi} value={{ value: value(row) }} currency="" scope={scopeOf(row.member)} /> };
  };
  const rows = items.filter(item => item.x !== null && item.y !== null);
  return (
    <ChartCard
      title="Reach against response" actions={choice} busy={answer.loading} filters={filters} asked={answer.path} rows={rows} keyOf={row => row.member} fileName={`quadrants-${view.range.from}-${view.range.to}`} empty="Nobody has both reach and response in these days."
      note="The dashed lines are the medians. Red is seen by many and answered by few; blue-green is answered by many of the few who see it."
      columns={[textColumn<Item>('member', wordsOf(of), row => labelOf(row.member, row.label)), textColumn<Item>('quadrant', 'Quadrant', row => row.quadrant && wordsOf(row.quadrant)), number(xKpi, row => row.x), number(yKpi, row => row.y), number('orders', row => row.conversions)]}>
      <Scatter
        label="Reach and response" x={{ title: title(xKpi), write: compact, cut: xCut }} y={{ title: title(yKpi), write: value => percent(value), cut: yCut }}
        dots={rows.map(row => ({ id: row.member, label: labelOf(row.member, row.label), x: row.x!, y: row.y!, tone: tones[row.quadrant ?? ''] ?? 'accent' }))} />
    </ChartCard>
  );
}

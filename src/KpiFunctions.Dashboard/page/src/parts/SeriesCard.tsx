import type { Catalogue, Interval, KpiAnswer } from '../api/types';
import { headlineKpis } from '../state/headline';
import { useAnswer } from '../state/useAnswer';
import { scopeOf, type View } from '../state/view';
import { DownloadButton } from './DownloadButton';
import { ProblemNote } from './ProblemNote';
import { Series } from './Series';

const intervals: { id: Interval; title: string }[] = [{ id: 'day', title: 'Day' }, { id: 'week', title: 'Week' }, { id: 'month', title: 'Month' }];

interface Props {
  view: View;
  show: (change: Partial<View>) => void;
  catalogue: Catalogue;
}

/** One KPI over time. */
export function SeriesCard({ view, show, catalogue }: Props) {
  const kpi = catalogue.kpis.find(each => each.name === view.kpi) ?? catalogue.kpis[0];
  const query = new URLSearchParams({ kpis: kpi?.name ?? '', scope: scopeOf(view.campaign), ...view.range, interval: view.interval, compare: 'previous' });
  const { data, loading, problem, retry } = useAnswer<KpiAnswer>(kpi ? `/kpis?${query}` : null);
  if (!kpi) return null;

  const known = data !== null && data.interval === view.interval && data.points.every(point => kpi.name in point.values);
  return (
    <section class="card series" aria-labelledby="series-title" aria-busy={loading}>
      <header class="card-head">
        <h2 id="series-title">Over time</h2>
        <div class="inline-field push">
          <select aria-label="KPI of the chart" value={kpi.name} onChange={event => show({ kpi: event.currentTarget.value })}>
            <Options label="Headline" kpis={catalogue.kpis.filter(each => headlineKpis.includes(each.name))} />
            <Options label="More" kpis={catalogue.kpis.filter(each => !headlineKpis.includes(each.name))} />
          </select>
        </div>
        <div class="segments" role="group" aria-label="Interval">
          {intervals.map(({ id, title }) => <button key={id} type="button" aria-pressed={view.interval === id} onClick={() => show({ interval: id })}>{title}</button>)}
        </div>
        <DownloadButton path={`/kpis?${query}&format=csv`} fileName={`${kpi.name}-${view.range.from}-${view.range.to}.csv`} what={`${kpi.title} over time`} />
      </header>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {data && known && <Series answer={data} kpi={kpi} catalogue={catalogue} />}
      {!problem && !(data && known) && <div class="skeleton skeleton-chart" role="status"><span class="visually-hidden">Loading the chart…</span></div>}
    </section>
  );
}

function Options({ label, kpis }: { label: string; kpis: Catalogue['kpis'] }) {
  return <optgroup label={label}>{kpis.map(each => <option key={each.name} value={each.name}>{each.title}</option>)}</optgroup>;
}

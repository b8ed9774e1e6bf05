import { useRef } from 'preact/hooks';
import type { Interval } from '../api/types';
import { Card } from '../parts/Card';
import { DownloadButton } from '../parts/DownloadButton';
import { ProblemNote } from '../parts/ProblemNote';
import { knownKpis, useShell } from '../state/shell';
import type { FilterDimension } from '../state/scope';
import { useKpis } from '../state/useKpis';
import { CopyImageButton } from './CopyImageButton';
import { Series } from './Series';

const intervals: { id: Interval; title: string }[] = [{ id: 'day', title: 'Day' }, { id: 'week', title: 'Week' }, { id: 'month', title: 'Month' }];

const none: readonly string[] = [];

interface Props {
  title: string;
  /** The KPIs that the page is about; the first is shown until the reader chooses another. */
  kpis: readonly string[];
  within?: Partial<Record<FilterDimension, string>>;
  /** Days to mark: when something was published. */
  marks?: readonly string[];
}

/** One KPI over time. */
export function SeriesCard({ title, kpis, within = {}, marks = none }: Props) {
  const { view, show, catalogue } = useShell();
  const picture = useRef<HTMLDivElement>(null);
  const offered = knownKpis(catalogue, kpis);
  const kpi = catalogue.kpis.find(each => each.name === view.kpi) ?? offered[0] ?? catalogue.kpis[0];
  const { data, loading, problem, retry, path, filters } = useKpis({ kpis: kpi ? [kpi.name] : [], interval: view.interval, within });
  if (!kpi) return null;

  const known = data !== null && data.interval === view.interval && data.points.every(point => kpi.name in point.values);
  return (
    <Card
      title={title} busy={loading} filters={filters} class="series"
      actions={<>
        <select class="push" aria-label="KPI of the chart" value={kpi.name} onChange={event => show({ kpi: event.currentTarget.value })}>
          <optgroup label="Of this page">{offered.map(each => <option key={each.name} value={each.name}>{each.title}</option>)}</optgroup>
          <optgroup label="More">{catalogue.kpis.filter(each => !offered.includes(each)).map(each => <option key={each.name} value={each.name}>{each.title}</option>)}</optgroup>
        </select>
        <div class="segments" role="group" aria-label="Interval">
          {intervals.map(({ id, title: name }) => <button key={id} type="button" aria-pressed={view.interval === id} onClick={() => show({ interval: id })}>{name}</button>)}
        </div>
        <CopyImageButton picture={picture} title={kpi.title} />
        <DownloadButton path={`${path}&format=csv`} fileName={`${kpi.name}-${view.range.from}-${view.range.to}.csv`} what={`${kpi.title} over time`} />
      </>}>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      <div ref={picture}>{data && known && <Series answer={data} kpi={kpi} marks={marks} />}</div>
      {!problem && !(data && known) && <div class="skeleton skeleton-chart" role="status"><span class="visually-hidden">Loading the chart…</span></div>}
    </Card>
  );
}

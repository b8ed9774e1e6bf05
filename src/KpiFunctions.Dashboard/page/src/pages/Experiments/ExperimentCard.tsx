import { formatDay } from '../../format/dates';
import { experiments } from '../../explain/facts/decisions';
import type { Column } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { decimal, percent, signedPercent, whole } from '../../format/plain';
import { Card } from '../../parts/Card';
import { factColumn } from '../../parts/factColumn';
import { DataTable } from '../../parts/DataTable';
import { useKpi } from '../../state/shell';
import { Lifts } from './Lifts';
import { verdictTones, type Experiment, type Variant } from './experiment';

const of = (row: Variant) => row.label || row.id;

const columns: Column<Variant>[] = [
  { id: 'label', title: 'Variant', value: row => row.label ?? row.id, cell: row => <bdi>{row.label || row.id}</bdi> },
  factColumn('exposures', experiments.exposures, row => row.exposures, whole, { of }),
  factColumn('conversions', experiments.conversions, row => row.conversions, whole, { of, parts: row => [{ title: 'Of exposures', text: whole(row.exposures) }] }),
  factColumn('mean', experiments.mean, row => row.mean, value => decimal(value, 4), { of, parts: row => [{ title: 'Value', text: row.value === null ? 'unknown' : decimal(row.value) }, { title: 'Exposures', text: whole(row.exposures) }] }),
  factColumn('share', experiments.share, row => row.share, percent, { of }),
  factColumn('weight', experiments.weight, row => row.weight, value => decimal(value, 3), { of }),
];

/** One experiment. A verdict is words with conditions; while the split is wrong, none is given. */
export function ExperimentCard({ experiment }: { experiment: Experiment }) {
  const { name, hypothesis, metric, unit, start, plannedEnd, state, variants, sampleRatio, comparisons, others, power, verdict } = experiment;
  const kpi = useKpi(metric);
  return (
    <Card title={name} note={hypothesis ?? undefined} actions={<span class={`badge ${state === 'running' ? 'badge-busy' : ''}`}>{wordsOf(state)}</span>}>
      <div class="stack">
        {verdict && (
          <div class="verdict">
            <p><span class={`badge badge-${verdictTones[verdict.code]}`}>{wordsOf(verdict.code)}</span> {verdict.words}</p>
            {verdict.conditions?.length > 0 && <ul class="muted">{verdict.conditions.map(each => <li key={each}>{each}</li>)}</ul>}
          </div>
        )}
        {sampleRatio?.alarm && <p class="badge badge-bad" role="alert">The split is not as planned (p {sampleRatio.p < 0.0001 ? 'below 0.0001' : decimal(sampleRatio.p, 4)}): the assignment or the counting is broken, and no result can be trusted.</p>}
        <p class="muted">
          {kpi?.title ?? wordsOf(metric)}{unit && `, by ${unit}`}
          {start && ` · from ${formatDay(start.slice(0, 10))}`}{plannedEnd && ` to ${formatDay(plannedEnd.slice(0, 10))}`}
          {power?.minimumSample != null && ` · needs ${whole(power.minimumSample)} a variant`}
          {power?.minimumDetectableLift != null && ` to show a lift of ${signedPercent(power.minimumDetectableLift)}`}
        </p>
        <DataTable label={`Variants of ${name}`} rows={variants} columns={columns} keyOf={row => row.id} />
        <Lifts comparisons={comparisons} variants={variants} />
        {others.length > 0 && <details class="behind"><summary>By other methods</summary><Lifts comparisons={others} variants={variants} /></details>}
      </div>
    </Card>
  );
}

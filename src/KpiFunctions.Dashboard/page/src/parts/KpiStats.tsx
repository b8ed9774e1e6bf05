import { knownKpis, useShell } from '../state/shell';
import { useKpis } from '../state/useKpis';
import type { FilterDimension } from '../state/scope';
import { Obeyed } from '../state/useHonoured';
import { Answered } from './Answered';
import { FilterNote } from './FilterNote';
import { KpiNumber } from './KpiNumber';
import { Term } from './Term';

/** Single numbers of the range. */
export function KpiStats({ names, within = {} }: { names: readonly string[]; within?: Partial<Record<FilterDimension, string>> }) {
  const { catalogue } = useShell();
  const answer = useKpis({ kpis: names, interval: 'total', within });
  return (
    <Answered answer={answer} what="the numbers">
      {data => (
        <Obeyed.Provider value={answer.filters}>
          <FilterNote ignored={answer.filters.ignored} />
          <dl class="stats">
            {knownKpis(catalogue, names).map(kpi => (
              <div key={kpi.name} data-kpi={kpi.name}>
                <dt><Term kpi={kpi} scope={data.scope} /></dt>
                <dd><KpiNumber kpi={kpi} value={data.total.values[kpi.name]} currency={data.currency} scope={data.scope} state={data.total.state} /></dd>
              </div>
            ))}
          </dl>
        </Obeyed.Provider>
      )}
    </Answered>
  );
}

import type { Kpi } from '../api/types';
import { useShell } from '../state/shell';

/** A KPI's name that opens its explanation. */
export function Term({ kpi, scope, label }: { kpi: Kpi; scope: string; label?: string }) {
  const { explain, view } = useShell();
  return (
    <button type="button" class="term" title={`${kpi.title} = ${kpi.formula}`} aria-haspopup="dialog" onClick={() => explain({ kpi: kpi.name, scope, ...view.range })}>
      {label ?? kpi.title}
    </button>
  );
}

import { useContext } from 'preact/hooks';
import type { Kpi } from '../api/types';
import { useShell } from '../state/shell';
import { Obeyed } from '../state/useHonoured';

/** A KPI's name that opens its explanation. */
export function Term({ kpi, scope, label }: { kpi: Kpi; scope: string; label?: string }) {
  const { explain, view } = useShell();
  const { where } = useContext(Obeyed);
  return (
    <button type="button" class="term" title={`${kpi.title} = ${kpi.formula}`} aria-haspopup="dialog" onClick={() => explain({ kpi: kpi.name, scope, ...view.range, ...(where ? { where } : {}) })}>
      {label ?? kpi.title}
    </button>
  );
}

import type { Kpi, Value } from '../api/types';
import { reasonOf } from '../format/values';
import { useShell } from '../state/shell';

/** A dash for the eye, the reason for the pointer and the screen reader. */
export function Missing({ value, kpi }: { value: Value | undefined; kpi: Kpi }) {
  const { catalogue } = useShell();
  const reason = reasonOf(value, kpi, catalogue);
  return <span class="none" title={reason}><span aria-hidden="true">—</span><span class="visually-hidden">{reason}</span></span>;
}

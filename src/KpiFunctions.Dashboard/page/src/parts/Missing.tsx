import type { Catalogue, Kpi, Value } from '../api/types';
import { reasonOf } from '../format/values';

/** A dash for the eye, the reason for the pointer and the screen reader. */
export function Missing({ value, kpi, catalogue }: { value: Value | undefined; kpi: Kpi; catalogue: Catalogue }) {
  const reason = reasonOf(value, kpi, catalogue);
  return <span class="none" title={reason}><span aria-hidden="true">—</span><span class="visually-hidden">{reason}</span></span>;
}

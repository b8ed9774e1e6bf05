import type { Kpi } from '../api/types';

export interface Order {
  by: string;
  descending: boolean;
}

export function SortHeader({ kpi, order, sort }: { kpi: Kpi; order: Order; sort: (order: Order) => void }) {
  const sorted = order.by === kpi.name;
  return (
    <th scope="col" class="num" aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" title={`${kpi.title} = ${kpi.formula}`} onClick={() => sort({ by: kpi.name, descending: sorted ? !order.descending : true })}>
        {kpi.title}
        <svg viewBox="0 0 8 8" aria-hidden="true"><path d={sorted && !order.descending ? 'M4 1l3.5 6h-7z' : 'M4 7L.5 1h7z'} /></svg>
      </button>
    </th>
  );
}

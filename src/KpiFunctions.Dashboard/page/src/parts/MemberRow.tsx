import type { Catalogue, Kpi, Member } from '../api/types';
import { formatValue } from '../format/values';
import { labelOf } from './CampaignSelect';
import { Missing } from './Missing';

interface Props {
  item: Member;
  kpis: Kpi[];
  sortedBy: string;
  /** The highest value of the sorted column, for the bar's length. */
  highest: number;
  currency: string;
  catalogue: Catalogue;
}

export function MemberRow({ item, kpis, sortedBy, highest, currency, catalogue }: Props) {
  const assigned = item.member !== 'unknown';
  return (
    <tr>
      <th scope="row" class={assigned ? '' : 'muted'} title={assigned ? item.member : 'Records that name no influencer and match no link, coupon or post'}>{labelOf(item.member, item.label)}</th>
      {kpis.map(kpi => {
        const value = item.values[kpi.name];
        const number = value?.value ?? null;
        return (
          <td key={kpi.name} class={kpi.name === sortedBy ? 'num sorted' : 'num'} title={number === null ? undefined : formatValue(number, kpi, currency, 'exact')}>
            {number === null ? <Missing value={value} kpi={kpi} catalogue={catalogue} /> : formatValue(number, kpi, currency, 'short')}
            {kpi.name === sortedBy && number !== null && number > 0 && <Bar share={number / highest} />}
          </td>
        );
      })}
    </tr>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="100" height="2" />
      <rect x={100 - share * 100} width={share * 100} height="2" />
    </svg>
  );
}

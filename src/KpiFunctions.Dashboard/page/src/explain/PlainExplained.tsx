import type { KpiAnswer } from '../api/types';
import { formatInstant } from '../format/dates';
import { formatValue, reasonOf } from '../format/values';
import { StateBadge } from '../parts/StateBadge';
import { useKpi, useShell } from '../state/shell';

/** What a server says that cannot explain more. */
export function PlainExplained({ answer, name }: { answer: KpiAnswer; name: string }) {
  const { catalogue } = useShell();
  const kpi = useKpi(name);
  const value = answer.total.values[name];
  if (!kpi) return null;
  return (
    <>
      <p class="explain-value">
        <strong>{value?.value == null ? '—' : formatValue(value.value, kpi, answer.currency, 'exact')}</strong> <StateBadge state={answer.total.state} />
      </p>
      {value?.value == null && <p>{reasonOf(value, kpi, catalogue)}</p>}
      <p class="muted">{answer.total.asOf ? `Counted up to ${formatInstant(answer.total.asOf, answer.zone)}.` : 'Nothing counted yet.'}</p>
      <p class="muted">This server does not give out numerators, denominators and sources.</p>
    </>
  );
}

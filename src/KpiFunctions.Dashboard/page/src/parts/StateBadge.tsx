import type { DayState } from '../api/types';

const meanings: Record<DayState, { title: string; text: string }> = {
  provisional: { title: 'Provisional', text: 'Late records may still change these numbers.' },
  final: { title: 'Final', text: 'The days are closed; a later change would be marked as restated.' },
  restated: { title: 'Restated', text: 'A number changed after its day had been closed.' },
  never: { title: 'Not rolled up', text: 'Nothing of this time has been counted yet.' },
};

export function StateBadge({ state }: { state: DayState }) {
  const { title, text } = meanings[state] ?? { title: state, text: '' };
  return <span class={`badge badge-${state}`} title={text}>{title}</span>;
}

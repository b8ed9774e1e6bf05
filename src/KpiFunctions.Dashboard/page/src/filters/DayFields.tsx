import { useEffect, useState } from 'preact/hooks';
import { isDay, type DayRange } from '../state/days';

/** Half-typed dates stay in the fields; only a range that makes sense is shown. */
export function DayFields({ range, show }: { range: DayRange; show: (range: DayRange) => void }) {
  const [draft, setDraft] = useState(range);
  useEffect(() => setDraft(range), [range.from, range.to]);
  const complete = isDay(draft.from) && isDay(draft.to);
  const backwards = complete && draft.from > draft.to;

  const edit = (change: Partial<DayRange>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) show(next);
  };

  return (
    <div class="field-row">
      <label class="field">
        <span>From</span>
        <input type="date" value={draft.from} aria-invalid={backwards} aria-describedby="range-note" onChange={event => edit({ from: event.currentTarget.value })} />
      </label>
      <label class="field">
        <span>To</span>
        <input type="date" value={draft.to} aria-invalid={backwards} aria-describedby="range-note" onChange={event => edit({ to: event.currentTarget.value })} />
      </label>
      <p id="range-note" class="field-note" role="status">{backwards ? 'The range ends before it begins.' : ''}</p>
    </div>
  );
}

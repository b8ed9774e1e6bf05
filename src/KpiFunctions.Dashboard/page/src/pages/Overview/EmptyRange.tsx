import type { KpiAnswer } from '../../api/types';
import { formatRange } from '../../format/dates';
import { PageLink } from '../../shell/PageLink';
import { addDays } from '../../state/days';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

const example = `curl ${location.origin}/events \\
  -H 'Content-Type: application/json' \\
  -H 'x-functions-key: <key>' \\
  -d '{"type": "click", "id": "c-1", "campaign": "spring",
       "occurredAt": "${new Date().toISOString().slice(0, 19)}Z"}'`;

/** A range without a single rolled-up day: say so, show where there is some, and say how to send more. */
export function EmptyRange() {
  const { view, show, today } = useShell();
  const filtered = Object.keys(view.scope).length > 0;
  const latest = useLatest(today);
  return (
    <section class="card note empty" role="status">
      <h2>No data in this range yet</h2>
      <p>{filtered ? 'Nothing has been counted for these filters between these days.' : 'Nothing has been counted between these days.'} Choose other days, or send some:</p>
      <div class="row">
        {latest && <button type="button" class="primary" onClick={() => show({ range: latest })}>Show the latest days with data: {formatRange(latest.from, latest.to)}</button>}
        {filtered && <button type="button" onClick={() => show({ scope: {} })}>Take the filters off</button>}
      </div>
      <ol>
        <li>
          <h3>Send an event</h3>
          <pre tabIndex={0} aria-label="Example request"><code>{example}</code></pre>
        </li>
        <li>
          <h3>Or drop a CSV export</h3>
          <p>On <PageLink page="data">the page Data</PageLink>, or into the storage container <code>imports</code>.</p>
        </li>
        <li>
          <h3>Or share a tracking link</h3>
          <p>Make one on <PageLink page="links">the page Links</PageLink>; every visit is then a click.</p>
        </li>
      </ol>
      <p class="muted">Days are counted every few minutes, so new records take a moment to show.</p>
    </section>
  );
}

/** The last 90 days of the two years past that have anything. */
function useLatest(today: string) {
  const query = new URLSearchParams({ kpis: 'clicks', scope: '', from: addDays(today, -730), to: today, interval: 'day' });
  const last = useAnswer<KpiAnswer>(`/kpis?${query}`).data?.points.at(-1)?.to;
  return last === undefined ? null : { from: addDays(last, -89), to: last };
}

import type { View } from '../state/view';

const example = `curl ${location.origin}/events \\
  -H 'Content-Type: application/json' \\
  -H 'x-functions-key: <key>' \\
  -d '{"type": "click", "id": "c-1", "campaign": "spring",
       "occurredAt": "${new Date().toISOString().slice(0, 19)}Z"}'`;

/** A range without a single rolled-up day: say so, and say how to change that. */
export function EmptyRange({ view, show }: { view: View; show: (change: Partial<View>) => void }) {
  return (
    <section class="card note empty" role="status">
      <h2>No data in this range yet</h2>
      <p>
        {view.campaign === null ? 'Nothing has been counted between these days.' : 'Nothing has been counted for this campaign between these days.'}
        {' '}Choose other days, or send some:
      </p>
      {view.campaign !== null && <button type="button" onClick={() => show({ campaign: null })}>Show all campaigns</button>}
      <ol>
        <li>
          <h3>Send an event</h3>
          <pre tabIndex={0} aria-label="Example request"><code>{example}</code></pre>
        </li>
        <li>
          <h3>Or drop a CSV export</h3>
          <p>Put the file into the storage container <code>imports</code>. Its progress shows up below.</p>
        </li>
        <li>
          <h3>Or share a tracking link</h3>
          <p>Register it with <code>PUT /registry/links/&#123;code&#125;</code>; every visit of <code>/r/&#123;code&#125;</code> is then a click.</p>
        </li>
      </ol>
      <p class="muted">Days are counted every few minutes, so new records take a moment to show.</p>
    </section>
  );
}

import { formatDay, formatInstant } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { conflictAmount } from '../../explain/facts/data';
import { FactNumber } from '../../parts/FactNumber';
import { useChange } from '../../state/useChange';

interface Side {
  counts: boolean;
  amount: number | null;
  currency: string | null;
  orderId: string | null;
  stage: string | null;
  source: string;
  occurredAt: string;
}

export interface Conflict {
  id: string;
  state: 'open' | 'first-kept' | 'second-taken' | 'other-taken';
  about: string;
  day: string;
  type: string;
  namespace: string;
  recordId: string;
  first: Side;
  second: Side;
}

export function ConflictItem({ conflict, changed }: { conflict: Conflict; changed: () => void }) {
  const { busy, failed, change } = useChange();
  const decide = (resolution: string) => void change('POST', `/conflicts/${encodeURIComponent(conflict.id)}`, { resolution }, '').then(ok => ok && changed());
  return (
    <li>
      <span>{formatDay(conflict.day)}<br /><span class={`badge ${conflict.state === 'open' ? 'badge-restated' : ''}`}>{wordsOf(conflict.state)}</span></span>
      <div class="stack-small">
        <p>{wordsOf(conflict.type)} <code>{conflict.recordId}</code> <span class="muted">of {conflict.namespace}, about its {wordsOf(conflict.about).toLowerCase()}</span></p>
        <SideLine title="First" side={conflict.first} />
        <SideLine title="Second" side={conflict.second} />
        <div class="row">
          {conflict.state === 'open' ? <>
            <button type="button" disabled={busy} onClick={() => decide('keep-first')}>Keep the first</button>
            <button type="button" disabled={busy} onClick={() => decide('take-second')}>Take the second</button>
          </> : <button type="button" disabled={busy} onClick={() => decide('reopen')}>Open again</button>}
          <span class="said-bad" role="alert">{failed}</span>
        </div>
      </div>
    </li>
  );
}

function SideLine({ title, side }: { title: string; side: Side }) {
  return <p><span class="muted">{title}:</span> <strong><FactNumber about={conflictAmount} value={side.amount} write={value => formatMoney(value, side.currency ?? '', 'exact')} of={side.source}>{side.amount === null ? 'no amount' : undefined}</FactNumber></strong> {side.orderId && <>order <code>{side.orderId}</code></>} <span class="muted">{side.source}, {formatInstant(side.occurredAt)}</span> {side.counts && <span class="badge badge-final">Counts</span>}</p>;
}

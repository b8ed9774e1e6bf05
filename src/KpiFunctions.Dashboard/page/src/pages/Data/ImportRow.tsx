import { useState } from 'preact/hooks';
import type { ImportEntry } from '../../api/types';
import { formatInstant } from '../../format/dates';
import { imports } from '../../explain/facts/data';
import { whole } from '../../format/plain';
import { FactNumber } from '../../parts/FactNumber';
import { DownloadButton } from '../../parts/DownloadButton';
import { useChange } from '../../state/useChange';

const states: Record<string, { title: string; tone: string }> = {
  seen: { title: 'Waiting', tone: 'busy' },
  importing: { title: 'Importing', tone: 'busy' },
  done: { title: 'Done', tone: 'good' },
  quarantined: { title: 'Unreadable', tone: 'bad' },
  failed: { title: 'Failed, will be tried again', tone: 'bad' },
  sameContent: { title: 'Same content', tone: 'even' },
  retracted: { title: 'Taken back', tone: 'even' },
};

/** A file and what can be done about it: reading it again heals rejects whose cause is put right, and counts nothing twice. */
export function ImportRow({ entry, changed }: { entry: ImportEntry; changed: () => void }) {
  const { busy, failed, change } = useChange();
  const [sure, setSure] = useState(false);
  const state = states[entry.state.charAt(0).toLowerCase() + entry.state.slice(1)] ?? { title: entry.state, tone: 'even' };
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span class="file" title={entry.blob}>{entry.blob}</span>
        {entry.dialect && <span class="sub">{entry.dialect}</span>}
      </th>
      <td role="cell">
        <span class={`badge badge-${state.tone}`}>{state.title}</span>
        {entry.progress && <progress max={entry.bytes || 1} value={entry.progress.bytes} aria-label={`Progress of ${entry.blob}`} />}
        {entry.problem && <span class="sub problem">{entry.problem}</span>}
        {entry.sameAs && <span class="sub">Imported before as {entry.sameAs}</span>}
      </td>
      <td role="cell" class="num" data-label="Rows"><FactNumber about={imports.rows} value={entry.rows} write={whole} of={entry.blob} /></td>
      <td role="cell" class="num" data-label="Accepted"><FactNumber about={imports.accepted} value={entry.accepted} write={whole} of={entry.blob} parts={[{ title: 'Of rows', text: whole(entry.rows) }]} /></td>
      <td role="cell" class="num" data-label="Rejected">
        <FactNumber about={imports.rejected} value={entry.rejected} write={whole} of={entry.blob} parts={[{ title: 'Of rows', text: whole(entry.rows) }]} />
        {entry.rejects && entry.rejected > 0 && <DownloadButton path={entry.rejects} fileName={`rejects-${entry.id}.csv`} what={`the rejected rows of ${entry.blob}`} />}
      </td>
      <td role="cell" class="when"><time dateTime={entry.seenAt}>{formatInstant(entry.seenAt)}</time></td>
      <td role="cell" class="doing">
        {!['seen', 'importing', 'retracted'].includes(entry.state) && <>
          <button type="button" class="quiet" disabled={busy} onClick={() => void change('POST', '/replays', { import: entry.id }, '').then(ok => ok && changed())}>Read again<span class="visually-hidden">: {entry.blob}</span></button>
          {sure
            ? <button type="button" class="quiet danger" disabled={busy} onClick={() => void change('DELETE', `/imports/${entry.id}`, undefined, '').then(ok => ok && changed())}>Yes, take it back</button>
            : <button type="button" class="quiet" onClick={() => setSure(true)}>Take back<span class="visually-hidden">: {entry.blob}</span></button>}
        </>}
        {failed && <span class="said-bad" role="alert">{failed}</span>}
      </td>
    </tr>
  );
}

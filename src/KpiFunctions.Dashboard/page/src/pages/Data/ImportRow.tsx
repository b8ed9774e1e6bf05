import type { ImportEntry } from '../../api/types';
import { formatInstant } from '../../format/dates';
import { DownloadButton } from '../../parts/DownloadButton';

const states: Record<string, { title: string; tone: string }> = {
  seen: { title: 'Waiting', tone: 'busy' },
  importing: { title: 'Importing', tone: 'busy' },
  done: { title: 'Done', tone: 'good' },
  quarantined: { title: 'Unreadable', tone: 'bad' },
  failed: { title: 'Failed, will be tried again', tone: 'bad' },
  sameContent: { title: 'Same content', tone: 'even' },
  retracted: { title: 'Taken back', tone: 'even' },
};

export function ImportRow({ entry }: { entry: ImportEntry }) {
  const state = states[entry.state.charAt(0).toLowerCase() + entry.state.slice(1)] ?? { title: entry.state, tone: 'even' };
  const whole = new Intl.NumberFormat();
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span class="file" title={entry.blob}>{entry.blob}</span>
        {entry.dialect && <span class="sub">{entry.dialect}</span>}
      </th>
      <td role="cell">
        <span class={`badge badge-${state.tone}`}>{state.title}</span>
        {entry.problem && <span class="sub problem">{entry.problem}</span>}
        {entry.sameAs && <span class="sub">Imported before as {entry.sameAs}</span>}
      </td>
      <td role="cell" class="num" data-label="Rows">{whole.format(entry.rows)}</td>
      <td role="cell" class="num" data-label="Accepted">{whole.format(entry.accepted)}</td>
      <td role="cell" class="num" data-label="Rejected">
        {entry.rejects && entry.rejected > 0
          ? <DownloadButton path={entry.rejects} fileName={`rejects-${entry.id}.csv`} what={`the rejected rows of ${entry.blob}`} label={whole.format(entry.rejected)} />
          : whole.format(entry.rejected)}
      </td>
      <td role="cell" class="when"><time dateTime={entry.seenAt}>{formatInstant(entry.seenAt)}</time></td>
    </tr>
  );
}

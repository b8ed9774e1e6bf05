import { useState } from 'preact/hooks';
import type { Column } from '../../format/columns';
import { textColumn } from '../../format/columns';
import { safeLink } from '../../format/safeLink';
import { Card } from '../../parts/Card';
import { CopyButton } from '../../parts/CopyButton';
import { CsvButton } from '../../parts/CsvButton';
import { DataTable } from '../../parts/DataTable';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { useShell } from '../../state/shell';
import { useRegistry, type Entry } from '../../state/useRegistry';
import { LinkForm } from './LinkForm';
import { QrCard } from './QrCard';

/** The address that visitors follow. */
export function addressOf(code: string): string {
  return `${location.origin}/r/${encodeURIComponent(code)}`;
}

export default function Links() {
  const { view, set } = useShell();
  const [wanted, setWanted] = useState('');
  const { head, items, loading, problem, retry } = useRegistry('links');
  const columns: Column<Entry>[] = [
    { id: 'id', title: 'Link', value: row => addressOf(row.id), cell: row => <><code>/r/{row.id}</code><span class="row"><CopyButton text={addressOf(row.id)} what={`the address of ${row.id}`} /><button type="button" class="quiet" onClick={() => set({ qr: row.id })}>QR code<span class="visually-hidden"> of {row.id}</span></button></span></> },
    {
      id: 'destination', title: 'Leads to', value: row => row.fields.destination ?? null,
      cell: row => safeLink(row.fields.destination) ? <a href={safeLink(row.fields.destination)!} target="_blank" rel="noopener noreferrer">{row.fields.destination}</a> : row.fields.destination ?? '—',
    },
    textColumn('campaign', 'Campaign', row => row.fields.campaign ?? null),
    textColumn('influencer', 'Influencer', row => row.fields.influencer ?? null),
    textColumn('platform', 'Platform', row => row.fields.platform ?? null),
    textColumn('expiresAt', 'Expires', row => row.fields.expiresAt ?? null),
  ];
  const found = items.filter(entry => [entry.id, ...Object.values(entry.fields)].join(' ').toLowerCase().includes(wanted.toLowerCase()));
  return (
    <>
      <LinkForm made={code => { set({ qr: code }); retry(); }} />
      {view.own.qr && <QrCard code={view.own.qr} close={() => set({ qr: '' })} />}
      <Card
        title="Links" busy={loading}
        actions={<><input class="push" type="search" aria-label="Find a link" placeholder="Find a link" value={wanted} onInput={event => setWanted(event.currentTarget.value)} /><CsvButton rows={found} columns={columns} fileName="links.csv" what="the links" /></>}>
        {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
        {!head && loading && <CardSkeleton what="the links" />}
        {head && found.length === 0 && <p class="muted">{items.length === 0 ? 'No link is registered yet.' : 'No link is called that.'}</p>}
        {found.length > 0 && <DataTable label="Links" rows={found} columns={columns} keyOf={row => row.id} order={{ by: 'id', descending: false }} />}
      </Card>
    </>
  );
}

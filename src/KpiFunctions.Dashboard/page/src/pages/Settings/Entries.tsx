import { useState } from 'preact/hooks';
import type { Column } from '../../format/columns';
import { wordsOf } from '../../format/labels';
import { NotOnThisServer } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { CsvButton } from '../../parts/CsvButton';
import { DataTable } from '../../parts/DataTable';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { useShell } from '../../state/shell';
import type { Entry, useRegistry } from '../../state/useRegistry';
import type { Kind } from '../../api/registryKinds';

/** The entries of one kind with the fields that any of them has. */
export function Entries({ kind, entries: { items, head, loading, problem, retry } }: { kind: Kind; entries: ReturnType<typeof useRegistry> }) {
  const { set } = useShell();
  const title = wordsOf(kind.name);
  const [wanted, setWanted] = useState('');
  if (problem?.status === 404) return <NotOnThisServer what={title.toLowerCase()} />;
  const found = items.filter(entry => entry.kind === kind.name && [entry.id, ...Object.values(entry.fields)].join(' ').toLowerCase().includes(wanted.toLowerCase()));
  const used = new Set(found.flatMap(entry => Object.keys(entry.fields)));
  const names = [...kind.fields.map(field => field.name).filter(name => used.has(name)), ...[...used].filter(name => !kind.fields.some(field => field.name === name))];
  const columns: Column<Entry>[] = [
    { id: 'id', title: 'Id', value: row => row.id, cell: row => <button type="button" class="term" onClick={() => set({ kind: kind.name, id: row.id })}><bdi>{row.id}</bdi></button> },
    ...names.map(name => ({ id: `field ${name}`, title: wordsOf(name), value: (row: Entry) => row.fields[name] ?? null, cell: (row: Entry) => row.fields[name] ? <bdi>{row.fields[name]}</bdi> : '—' })),
  ];
  return (
    <Card
      title={title} busy={loading}
      actions={<><input class="push" type="search" aria-label="Find an entry" placeholder="Find an entry" value={wanted} onInput={event => setWanted(event.currentTarget.value)} /><CsvButton rows={found} columns={columns} fileName={`${kind.name}.csv`} what={title} /></>}>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <CardSkeleton what={title} />}
      {head && found.length === 0 && <p class="muted">{items.length === 0 ? 'There is no entry yet.' : 'No entry is called that.'}</p>}
      {found.length > 0 && <DataTable key={kind.name} label={title} rows={found} columns={columns} keyOf={row => row.id} order={{ by: 'id', descending: false }} />}
    </Card>
  );
}

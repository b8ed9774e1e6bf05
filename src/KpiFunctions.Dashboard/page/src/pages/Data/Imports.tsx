import { useEffect, useState } from 'preact/hooks';
import type { ImportEntry, Page } from '../../api/types';
import { Card } from '../../parts/Card';
import { ProblemNote } from '../../parts/ProblemNote';
import { CardSkeleton } from '../../parts/Skeleton';
import { usePages } from '../../state/usePages';
import { ImportRow } from './ImportRow';
import { UploadCard } from './UploadCard';

const lookAgainAfterMilliseconds = 2000;

/** The newest files, what became of them, and their rejected rows. While one is under way the list looks again by itself. */
export function Imports() {
  const { head, items, continuation, loading, problem, more, retry } = usePages<ImportEntry, Page<ImportEntry>>('/imports?size=20');
  const [awaited, setAwaited] = useState<string | null>(null);
  const isOpen = items.some(entry => entry.state === 'seen' || entry.state === 'importing') || (awaited !== null && !items.some(entry => entry.blob === awaited));

  useEffect(() => {
    if (!isOpen || loading) return;
    const timer = setTimeout(retry, lookAgainAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [isOpen, loading, items]);

  return (
    <>
      <UploadCard uploaded={name => { setAwaited(name); retry(); }} />
      <Card title="Imports" busy={loading && !isOpen}>
        {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
        {!head && loading && <CardSkeleton what="the imports" />}
        {awaited !== null && isOpen && <p role="status" class="muted">The files are being read. This list looks again by itself.</p>}
        {head && items.length === 0 && <p class="muted">No file has been imported yet.</p>}
        {items.length > 0 && (
          <div class="table-frame" tabIndex={0} role="region" aria-label="Imports">
            <table class="imports" role="table">
              <thead>
                <tr role="row">
                  <th scope="col">File</th>
                  <th scope="col">State</th>
                  <th scope="col" class="num">Rows</th>
                  <th scope="col" class="num">Accepted</th>
                  <th scope="col" class="num">Rejected</th>
                  <th scope="col">Seen</th>
                  <th scope="col"><span class="visually-hidden">What can be done</span></th>
                </tr>
              </thead>
              <tbody>{items.map(entry => <ImportRow key={entry.id} entry={entry} changed={retry} />)}</tbody>
            </table>
          </div>
        )}
        {continuation && <button type="button" class="more" disabled={loading} onClick={more}>Show older imports</button>}
      </Card>
    </>
  );
}

import type { ImportEntry, Page } from '../../api/types';
import { usePages } from '../../state/usePages';
import { ImportRow } from './ImportRow';
import { ProblemNote } from '../../parts/ProblemNote';

/** The newest files, what became of them, and their rejected rows. */
export function Imports() {
  const { head, items, continuation, loading, problem, more, retry } = usePages<ImportEntry, Page<ImportEntry>>('/imports?size=8');

  return (
    <section class="card" aria-labelledby="imports-title" aria-busy={loading}>
      <header class="card-head"><h2 id="imports-title">Imports</h2></header>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <div class="skeleton skeleton-table" role="status"><span class="visually-hidden">Loading the imports…</span></div>}
      {head && items.length === 0 && <p class="muted">No file has been imported yet. CSV exports go into the storage container <code>imports</code>.</p>}
      {items.length > 0 && (
        <div class="table-frame" tabIndex={0} role="region" aria-labelledby="imports-title">
          <table class="imports" role="table">
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">State</th>
                <th scope="col" class="num">Rows</th>
                <th scope="col" class="num">Accepted</th>
                <th scope="col" class="num">Rejected</th>
                <th scope="col">Seen</th>
              </tr>
            </thead>
            <tbody>{items.map(entry => <ImportRow key={entry.id} entry={entry} />)}</tbody>
          </table>
        </div>
      )}
      {continuation && <button type="button" class="more" disabled={loading} onClick={more}>Show older imports</button>}
    </section>
  );
}

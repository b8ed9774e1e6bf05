import { wordsOf } from '../../format/labels';
import { whole } from '../../format/plain';
import type { Preview } from './preview';

/** How the file would be read: what it is, its first records, and what would be rejected. */
export function PreviewResult({ preview: { encoding, dialect, proposal, columns, records, rejected, skipped, problem } }: { preview: Preview }) {
  const fields = [...new Set(records.flatMap(record => Object.keys(record)))].filter(name => !technical.has(name));
  return (
    <div class="stack-small">
      <p>
        {proposal ? <><span class="badge badge-restated">Unknown shape</span> {columns.length} columns, {encoding}.</>
          : dialect ? <><span class="badge badge-final">{dialect}</span> {columns.length} columns, {encoding}.</>
          : <span class="badge badge-bad">Cannot be read</span>}
        {skipped > 0 && <span class="muted"> {whole(skipped)} of the first rows add nothing.</span>}
      </p>
      {problem && <p class="said-bad" role="alert">{problem}</p>}
      {records.length > 0 && (
        <div class="table-frame preview" tabIndex={0} role="region" aria-label="First records">
          <table>
            <thead><tr>{fields.map(name => <th key={name} scope="col">{wordsOf(name)}</th>)}</tr></thead>
            <tbody>{records.map((record, index) => <tr key={index}>{fields.map(name => <td key={name}>{textOf(record[name])}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
      {rejected.length > 0 && (
        <section>
          <h3>{rejected.length} of the first rows would be rejected</h3>
          <ul class="timeline">{rejected.map(each => <li key={each.line}><span>Line {whole(each.line)}</span><span><span class="badge badge-bad">{wordsOf(each.reason)}</span> {each.detail}</span></li>)}</ul>
        </section>
      )}
    </div>
  );
}

const technical = new Set(['crc', 'import', 'lineage', 'version', 'receivedAt', 'source', 'ns']);

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? Object.entries(value).map(([name, each]) => `${name} ${String(each)}`).join(', ') : String(value);
}

import { whole } from '../format/plain';
import type { Explanation } from './explanation';

/** Who sent the records, and how many. */
export function Sources({ sources }: { sources: Explanation['sources'] }) {
  if (sources.length === 0) return <p class="muted">No record of this range names its source.</p>;
  return (
    <table>
      <thead><tr><th scope="col">Source</th><th scope="col">Namespace</th><th scope="col">Record</th><th scope="col" class="num">Records</th></tr></thead>
      <tbody>
        {sources.map(each => (
          <tr key={`${each.source}/${each.namespace}/${each.type}`}>
            <th scope="row">{each.source}</th><td>{each.namespace}</td><td>{each.type}</td><td class="num">{whole(each.records)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

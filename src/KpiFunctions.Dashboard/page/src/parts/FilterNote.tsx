/** Says plainly which of the chosen filters a part does not obey. */
export function FilterNote({ ignored }: { ignored: readonly string[] }) {
  if (ignored.length === 0) return null;
  return <span class="badge badge-ignored" title="These numbers are of everything else that was chosen.">Not filtered by {ignored.join(', ').toLowerCase()}</span>;
}

/** The page's outline while its first answer is on its way. */
export function PageSkeleton() {
  return (
    <div class="stack" role="status">
      <span class="visually-hidden">Loading…</span>
      <div class="headline" aria-hidden="true">
        <div class="card skeleton skeleton-group" />
        <div class="card skeleton skeleton-group" />
        <div class="card skeleton skeleton-group" />
      </div>
      <div class="card skeleton skeleton-chart" aria-hidden="true" />
    </div>
  );
}

export function CardSkeleton({ what }: { what: string }) {
  return <div class="skeleton skeleton-table" role="status"><span class="visually-hidden">Loading {what}…</span></div>;
}

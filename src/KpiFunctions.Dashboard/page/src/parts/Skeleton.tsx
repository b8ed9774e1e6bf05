export function HeadlineSkeleton() {
  return (
    <div class="stack" role="status">
      <span class="visually-hidden">Loading the numbers…</span>
      <div class="headline" aria-hidden="true">
        <div class="card skeleton skeleton-group" />
        <div class="card skeleton skeleton-group" />
        <div class="card skeleton skeleton-group" />
      </div>
      <div class="card skeleton skeleton-chart" aria-hidden="true" />
    </div>
  );
}

import type { ApiProblem } from '../api/client';

export function ProblemNote({ problem, retry }: { problem: ApiProblem; retry: () => void }) {
  return (
    <section class="card note note-problem" role="alert">
      <h2>{problem.title}</h2>
      {problem.detail && <p>{problem.detail}</p>}
      <button type="button" onClick={retry}>Try again</button>
    </section>
  );
}

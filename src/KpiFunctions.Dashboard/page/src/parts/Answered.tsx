import type { ComponentChildren } from 'preact';
import { Asked } from '../state/asked';
import type { Answer } from '../state/useAnswer';
import { ProblemNote } from './ProblemNote';
import { CardSkeleton } from './Skeleton';

interface Props<T> {
  answer: Answer<T>;
  /** What is asked for, as in "the experiments". */
  what: string;
  /** Instead of the usual outline while the first answer is on its way. */
  loading?: ComponentChildren;
  children: (data: T) => ComponentChildren;
}

/** The states of an answer: on its way, not possible on this server, failed, here. A missing key is the whole page's matter. */
export function Answered<T>({ answer, what, loading, children }: Props<T>) {
  const { data, problem, retry } = answer;
  if (data) return <Asked.Provider value={answer.path}>{children(data)}</Asked.Provider>;
  if (problem?.needsKey) return null;
  // A route that names the field knows the question and has no such thing.
  if (problem?.status === 404 && problem.field === '') return <NotOnThisServer what={what} />;
  if (problem) return <ProblemNote problem={problem} retry={retry} />;
  return <>{loading ?? <CardSkeleton what={what} />}</>;
}

export function NotOnThisServer({ what }: { what: string }) {
  return <p class="absent" role="status">This server does not have {what}. A newer version of it may.</p>;
}

import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import { ApiProblem, getJson } from '../api/client';
import { KeyNeeded } from './keyNeeded';
import { counted } from './quiet';

export interface Answer<T> {
  /** The newest data for this path; while another path loads, the former data, so that the page does not jump. */
  data: T | null;
  loading: boolean;
  problem: ApiProblem | null;
  retry: () => void;
  /** What was asked; empty: nothing. */
  path: string;
}

/** Asks for a path, again whenever it changes; null asks nothing. A missing key is the whole page's matter, not the section's. */
export function useAnswer<T>(path: string | null): Answer<T> {
  const keyNeeded = useContext(KeyNeeded);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Answer<T>, 'retry' | 'path'>>({ data: null, loading: path !== null, problem: null });

  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    setState(before => ({ ...before, loading: true, problem: null }));
    counted(getJson<T>(path, abort.signal)).then(
      data => {
        if (!abort.signal.aborted) setState({ data, loading: false, problem: null });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const problem = asProblem(error);
        setState({ data: null, loading: false, problem });
        if (problem.needsKey) keyNeeded();
      });
    return () => abort.abort();
  }, [path, attempt, keyNeeded]);

  return { ...state, path: path ?? '', retry: useCallback(() => setAttempt(n => n + 1), []) };
}

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(0, 'Something went wrong on this page.', String(error));
}

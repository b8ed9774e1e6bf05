import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { type ApiProblem, getJson } from '../api/client';
import type { Page } from '../api/types';
import { KeyNeeded } from './keyNeeded';
import { asProblem } from './useAnswer';

interface Pages<T, A> {
  /** The last page read, for what stands beside the items. */
  head: A | null;
  items: T[];
  continuation: string | null;
  loading: boolean;
  problem: ApiProblem | null;
}

/** Reads a list page by page; starts over when the path changes, and keeps the former items until the new ones are here. */
export function usePages<T, A extends Page<T>>(path: string | null, all = false): Pages<T, A> & { more: () => void; retry: () => void; path: string } {
  const keyNeeded = useContext(KeyNeeded);
  const abort = useRef<AbortController | null>(null);
  const [state, setState] = useState<Pages<T, A>>({ head: null, items: [], continuation: null, loading: path !== null, problem: null });

  const read = useCallback(async (continuation: string | null) => {
    abort.current?.abort();
    if (path === null) return;
    const mine = abort.current = new AbortController();
    setState(before => ({ ...before, loading: true, problem: null }));
    try {
      do {
        const first = continuation === null;
        const page: A = await getJson<A>(first ? path : `${path}&continuation=${encodeURIComponent(continuation!)}`, mine.signal);
        continuation = page.continuation;
        setState(before => ({
          head: page,
          items: first ? page.items : [...before.items, ...page.items],
          continuation: page.continuation,
          loading: all && page.continuation !== null,
          problem: null,
        }));
      } while (all && continuation !== null);
    } catch (error) {
      if (mine.signal.aborted) return;
      const problem = asProblem(error);
      setState(before => ({ ...before, loading: false, problem }));
      if (problem.needsKey) keyNeeded();
    }
  }, [path, all, keyNeeded]);

  useEffect(() => {
    void read(null);
    return () => abort.current?.abort();
  }, [read]);

  return { ...state, path: path ?? '', more: () => void read(state.continuation), retry: () => void read(null) };
}

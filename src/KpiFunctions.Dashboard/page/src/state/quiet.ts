import { useEffect, useState } from 'preact/hooks';

let underWay = 0;
const listeners = new Set<() => void>();

/** Counts an answer of a page's part that is on its way, so that what can wait does. */
export async function counted<T>(answer: Promise<T>): Promise<T> {
  underWay++;
  try {
    return await answer;
  } finally {
    underWay--;
    if (underWay === 0) for (const tell of listeners) tell();
  }
}

/** True as soon as nothing was on its way for once since it was begun. */
export function useQuiet(begun: boolean): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (quiet || !begun) return;
    const tell = () => setQuiet(true);
    listeners.add(tell);
    return () => void listeners.delete(tell);
  }, [quiet, begun]);
  return quiet;
}

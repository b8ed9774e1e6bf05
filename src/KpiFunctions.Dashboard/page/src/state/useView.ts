import { useCallback, useEffect, useState } from 'preact/hooks';
import { readView, writeView, type View } from './view';

/** The view in the address; going back and forward in the browser moves between views. */
export function useView(today: string): [View, (change: Partial<View>) => void] {
  const [view, setView] = useState(() => readView(location.pathname, location.search, today));

  useEffect(() => {
    const reread = () => setView(readView(location.pathname, location.search, today));
    addEventListener('popstate', reread);
    return () => removeEventListener('popstate', reread);
  }, [today]);

  const show = useCallback((change: Partial<View>) => {
    const next = { ...readView(location.pathname, location.search, today), ...change };
    history.pushState(null, '', writeView(next));
    setView(next);
  }, [today]);

  return [view, show];
}

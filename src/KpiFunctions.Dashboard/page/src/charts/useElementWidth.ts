import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width of the element that takes the reference, in CSS pixels, followed as it changes. */
export function useElementWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const measure = () => setWidth(frame.current?.clientWidth || 640);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}

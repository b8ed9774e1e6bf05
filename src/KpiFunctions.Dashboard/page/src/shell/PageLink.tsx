import type { ComponentChildren } from 'preact';
import { useShell } from '../state/shell';
import { turnTo, writeView, type View } from '../state/view';

interface Props {
  page: string;
  own?: Record<string, string>;
  /** What the target shows otherwise than this page does: a chosen campaign, say. */
  with?: Partial<View>;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** A real link, so that it can be opened in another tab; a plain click turns the page without loading it anew. */
export function PageLink({ page, own, with: change, class: name, current, children }: Props) {
  const { view, show } = useShell();
  const target = { ...turnTo(view, page, own), ...change };
  const turn = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    show(target);
    scrollTo(0, 0);
    document.getElementById('content')?.focus({ preventScroll: true });
  };
  return <a href={writeView(target)} class={name} aria-current={current ? 'page' : undefined} onClick={turn}>{children}</a>;
}

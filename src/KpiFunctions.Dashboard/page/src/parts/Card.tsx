import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  /** What stands right of the title. */
  actions?: ComponentChildren;
  /** A sentence below the title: what it shows, and what it does not. */
  note?: ComponentChildren;
  busy?: boolean;
  class?: string;
  children: ComponentChildren;
}

export function Card({ title, actions, note, busy = false, class: name = '', children }: Props) {
  const id = `card${useId()}`;
  return (
    <section class={`card ${name}`} aria-labelledby={id} aria-busy={busy}>
      <header class="card-head">
        <h2 id={id}>{title}</h2>
        {actions}
      </header>
      {note && <p class="card-note">{note}</p>}
      {children}
    </section>
  );
}

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Obeyed, type Honoured } from '../state/useHonoured';
import { FilterNote } from './FilterNote';

interface Props {
  title: string;
  /** What stands right of the title. */
  actions?: ComponentChildren;
  /** A sentence below the title: what it shows, and what it does not. */
  note?: ComponentChildren;
  busy?: boolean;
  /** What it makes of the reader's filters; what it does not obey is said. */
  filters?: Honoured;
  class?: string;
  children: ComponentChildren;
}

const nothing = { scope: '', where: '' };

export function Card({ title, actions, note, busy = false, filters, class: name = '', children }: Props) {
  const id = `card${useId()}`;
  return (
    <section class={`card ${name}`} aria-labelledby={id} aria-busy={busy}>
      <header class="card-head">
        <h2 id={id}>{title}</h2>
        {filters && <FilterNote ignored={filters.ignored} />}
        {actions}
      </header>
      {note && <p class="card-note">{note}</p>}
      <Obeyed.Provider value={filters ?? nothing}>{children}</Obeyed.Provider>
    </section>
  );
}

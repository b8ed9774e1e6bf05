import { useId, useRef } from 'preact/hooks';
import type { Catalogue, Kpi } from '../api/types';
import { DefinitionText } from './DefinitionText';

/** A KPI's name that opens its definition: a popover, closed by Escape or a click elsewhere. */
export function Definition({ kpi, catalogue, label }: { kpi: Kpi; catalogue: Catalogue; label?: string }) {
  const id = `definition${useId()}`;
  const button = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLDivElement>(null);

  const place = () => {
    const at = button.current!.getBoundingClientRect();
    const width = note.current!.offsetWidth;
    const height = note.current!.offsetHeight;
    const below = at.bottom + 8;
    const top = below + height > innerHeight - 8 ? Math.max(8, at.top - height - 8) : below;
    note.current!.style.top = `${top}px`;
    note.current!.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  };

  return (
    <>
      <button ref={button} type="button" class="term" title={`${kpi.title} = ${kpi.formula}`} popovertarget={id}>{label ?? kpi.title}</button>
      <div ref={note} id={id} popover="auto" class="definition" role="note" aria-label={`Definition of ${kpi.title}`} onToggle={event => event.newState === 'open' && place()}>
        <p class="definition-title">{kpi.title}</p>
        <DefinitionText kpi={kpi} catalogue={catalogue} />
      </div>
    </>
  );
}

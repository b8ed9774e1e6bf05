import type { Catalogue } from '../api/types';
import { DefinitionText } from './DefinitionText';

/** Every KPI that the server knows, for reading in one go. */
export function Glossary({ catalogue }: { catalogue: Catalogue }) {
  return (
    <details class="glossary">
      <summary>All definitions <span class="muted">({catalogue.kpis.length}, version {catalogue.version})</span></summary>
      <div class="glossary-grid">
        {catalogue.kpis.map(kpi => (
          <section key={kpi.name}>
            <h3>{kpi.title}</h3>
            <DefinitionText kpi={kpi} catalogue={catalogue} />
          </section>
        ))}
      </div>
    </details>
  );
}

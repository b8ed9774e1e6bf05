import { useState } from 'preact/hooks';
import { Card } from '../../parts/Card';
import { DefinitionText } from '../../parts/DefinitionText';
import { useShell } from '../../state/shell';

/** Every KPI that the server knows, for reading in one go. */
export default function Definitions() {
  const { catalogue } = useShell();
  const [wanted, setWanted] = useState('');
  const found = catalogue.kpis.filter(kpi => `${kpi.title} ${kpi.name} ${kpi.formula}`.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <Card title={`${catalogue.kpis.length} KPIs, version ${catalogue.version}`} actions={<input class="push-right" type="search" aria-label="Find a KPI" placeholder="Find a KPI" value={wanted} onInput={event => setWanted(event.currentTarget.value)} />}>
      {found.length === 0 && <p class="muted">No KPI is called that.</p>}
      <div class="glossary-grid">
        {found.map(kpi => <section key={kpi.name}><h3>{kpi.title}</h3><DefinitionText kpi={kpi} /></section>)}
      </div>
    </Card>
  );
}

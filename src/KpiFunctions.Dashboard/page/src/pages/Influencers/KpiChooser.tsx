import { useShell } from '../../state/shell';

/** Which KPIs stand in the table; at least one. */
export function KpiChooser({ chosen, choose }: { chosen: readonly string[]; choose: (names: string[]) => void }) {
  const { catalogue } = useShell();
  const turn = (name: string, wanted: boolean) => {
    const names = wanted ? [...chosen, name] : chosen.filter(each => each !== name);
    if (names.length > 0) choose(names);
  };
  return (
    <details class="chooser">
      <summary>Choose KPIs</summary>
      <fieldset>
        <legend class="visually-hidden">KPIs in the table</legend>
        {catalogue.kpis.map(kpi => (
          <label key={kpi.name}><input type="checkbox" checked={chosen.includes(kpi.name)} onChange={event => turn(kpi.name, event.currentTarget.checked)} /> {kpi.title}</label>
        ))}
      </fieldset>
    </details>
  );
}

import type { Kpi, Unit } from '../api/types';
import { useShell } from '../state/shell';

const units: Record<Unit, string> = {
  count: 'a count',
  money: 'money in the reporting currency',
  moneyPer: 'money in the reporting currency, per unit of the base',
  ratio: 'a ratio',
};

export function DefinitionText({ kpi }: { kpi: Kpi }) {
  const { catalogue } = useShell();
  const base = catalogue.measures.find(measure => measure.name === kpi.base)?.title ?? kpi.base;
  return (
    <dl class="definition-text">
      <div><dt>Formula</dt><dd><code>{kpi.formula}</code></dd></div>
      <div><dt>Unit</dt><dd>{units[kpi.unit] ?? kpi.unit}</dd></div>
      {base && <div><dt>Base</dt><dd>{base}</dd></div>}
      {kpi.clock && <div><dt>Clock</dt><dd>{kpi.clock}</dd></div>}
      {kpi.source && <div><dt>Source</dt><dd>{kpi.source}</dd></div>}
    </dl>
  );
}

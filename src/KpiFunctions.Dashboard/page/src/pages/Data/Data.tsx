import { Tabs } from '../../parts/Tabs';
import { useShell } from '../../state/shell';
import { Audit } from './Audit';
import { Conflicts } from './Conflicts';
import { HealthCard } from './HealthCard';
import { Imports } from './Imports';
import { Unresolved } from './Unresolved';
import { Webhooks } from './Webhooks';

const tabs = [
  { id: 'imports', title: 'Imports', Part: Imports },
  { id: 'webhooks', title: 'Webhooks', Part: Webhooks },
  { id: 'conflicts', title: 'Conflicts', Part: Conflicts },
  { id: 'unresolved', title: 'Unknown names', Part: Unresolved },
  { id: 'audit', title: 'Audit', Part: Audit },
  { id: 'health', title: 'Health', Part: HealthCard },
];

/** What came in, what became of it, and what waits for somebody's decision. */
export default function Data() {
  const { view, set } = useShell();
  const { id, Part } = tabs.find(tab => tab.id === view.own.tab) ?? tabs[0]!;
  return (
    <>
      <Tabs label="Parts of the data" tabs={tabs} chosen={id} choose={tab => set({ tab })} />
      <Part />
    </>
  );
}

interface Props {
  label: string;
  tabs: readonly { id: string; title: string }[];
  chosen: string;
  choose: (id: string) => void;
}

/** Parts of a page. Which one is open stands in the address. */
export function Tabs({ label, tabs, chosen, choose }: Props) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ id, title }) => <button key={id} type="button" aria-current={id === chosen ? 'true' : undefined} onClick={() => choose(id)}>{title}</button>)}
    </nav>
  );
}

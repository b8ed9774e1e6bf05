import { useEffect, useState } from 'preact/hooks';
import { useShell } from '../state/shell';
import { Mark } from './Mark';
import { PageLink } from './PageLink';
import { pages } from './pages';
import { ThemeButton } from './ThemeButton';

const groups = [...new Set(pages.map(page => page.group))];

/** The pages; on a small screen behind a button. */
export function Sidebar({ forgetKey }: { forgetKey: (() => void) | null }) {
  const { view } = useShell();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [view.page]);

  return (
    <header class={open ? 'sidebar sidebar-open' : 'sidebar'} onKeyDown={event => event.key === 'Escape' && setOpen(false)}>
      <div class="sidebar-head">
        <Mark />
        <p class="brand">Campaign KPIs</p>
        <button type="button" class="menu-button" aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d={open ? 'M5 5l10 10M15 5L5 15' : 'M3 6h14M3 10h14M3 14h14'} /></svg>
          <span class="visually-hidden">Pages</span>
        </button>
      </div>
      <nav id="pages" aria-label="Pages">
        {groups.map(group => (
          <section key={group} aria-label={group}>
            <p class="group-name">{group}</p>
            <ul>
              {pages.filter(page => page.group === group).map(page => (
                <li key={page.id}>
                  <PageLink page={page.id} current={page.id === view.page}>
                    <svg viewBox="0 0 20 20" aria-hidden="true"><path d={page.icon} /></svg>{page.title}
                  </PageLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div class="sidebar-foot">
          <ThemeButton />
          {forgetKey && <button type="button" class="quiet" onClick={forgetKey}>Forget key</button>}
        </div>
      </nav>
    </header>
  );
}

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiProblem } from '../api/client';
import { ProblemNote } from '../parts/ProblemNote';
import { PageSkeleton } from '../parts/Skeleton';
import { PageLink } from './PageLink';
import { pages, type PageEntry } from './pages';

const loaded = new Map<string, ComponentType>();

/** The page that the address names, fetched when it is not here yet. */
export function CurrentPage({ id }: { id: string }) {
  const entry = pages.find(page => page.id === id);
  return entry ? <Loaded key={id} entry={entry} /> : <Unknown />;
}

function Loaded({ entry }: { entry: PageEntry }) {
  const [Page, setPage] = useState(() => loaded.get(entry.id) ?? null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    entry.load().then(({ default: page }) => {
      loaded.set(entry.id, page);
      setPage(() => page);
    }, () => setFailed(true));
  };
  useEffect(() => {
    if (!Page) load();
  }, []);

  if (Page) return <Page />;
  if (!failed) return <PageSkeleton />;
  return <ProblemNote problem={new ApiProblem(0, 'This page could not be loaded.', 'The server did not answer, or it has a newer version by now: reload the window.')} retry={() => location.reload()} />;
}

function Unknown() {
  return (
    <section class="card note">
      <h2>There is no such page</h2>
      <p>The address may have been cut or mistyped.</p>
      <p><PageLink page="overview">Go to the overview</PageLink></p>
    </section>
  );
}

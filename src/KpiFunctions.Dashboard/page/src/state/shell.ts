import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Catalogue, Kpi } from '../api/types';
import type { Fact } from '../explain/fact';
import type { View } from './view';

/** One number that its reader wants explained. */
export interface Question {
  kpi: string;
  scope: string;
  from: string;
  to: string;
  /** A filter by an attribute; empty: none. */
  where?: string;
}

/** What every page stands in. */
export interface Shell {
  view: View;
  show: (change: Partial<View>) => void;
  /** Sets fields of the page's own part of the address; an empty text removes one. */
  set: (own: Record<string, string>) => void;
  catalogue: Catalogue;
  today: string;
  explain: (question: Question | Fact) => void;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('A page was drawn outside the shell.');
  return shell;
}

export function useKpi(name: string): Kpi | undefined {
  return useShell().catalogue.kpis.find(kpi => kpi.name === name);
}

/** Those of the names that this server defines, in the order asked for. */
export function knownKpis(catalogue: Catalogue, names: readonly string[]): Kpi[] {
  return names.map(name => catalogue.kpis.find(kpi => kpi.name === name)).filter(kpi => kpi !== undefined);
}

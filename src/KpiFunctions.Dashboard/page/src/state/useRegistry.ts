import type { Page } from '../api/types';
import { usePages } from './usePages';

/** One entry of the registry. Every field is text. */
export interface Entry {
  kind: string;
  id: string;
  fields: Readonly<Record<string, string>>;
}

/** All entries of a kind. */
export function useRegistry(kind: string) {
  return usePages<Entry, Page<Entry>>(`/registry/${kind}?size=1000`, true);
}

import { createContext } from 'preact';
import { wordsOf } from '../format/labels';
import { filterDimensions, withMember, writeScope, type FilterDimension, type Scope } from './scope';
import { useShell } from './shell';
import { tells, writeWhere } from './where';

/** What a part of a page makes of the reader's filters. */
export interface Honoured {
  members: Scope;
  /** The same as the API's text. */
  scope: string;
  /** The attribute's filter as the API's text; empty: none, or not told here. */
  where: string;
  /** Names of the filters that this part does not obey, to be said beside it. */
  ignored: readonly string[];
}

interface Wish {
  /** Members besides the reader's filters. */
  within?: Partial<Record<FilterDimension, string>>;
  /** The dimension whose members are listed. */
  listed?: string;
  /** Whether the route takes filters by attribute. */
  takesWhere?: boolean;
}

/** The reader's filters as far as a part can obey them. */
export function useHonoured(dimensions: readonly FilterDimension[] = filterDimensions, { within = {}, listed, takesWhere = true }: Wish = {}): Honoured {
  const { view } = useShell();
  const chosen: Scope = Object.fromEntries(Object.entries(view.scope).filter(([name]) => dimensions.some(each => each === name)));
  const members = Object.entries(within).reduce((scope, [name, member]) => withMember(scope, name as FilterDimension, member), chosen);
  const where = takesWhere && view.where !== null && tells(view.where, members, listed) ? writeWhere(view.where) : '';
  const ignored = [...Object.keys(view.scope).filter(name => !(name in members)), ...(view.where !== null && where === '' ? [view.where.attribute] : [])].map(wordsOf);
  return { members, scope: writeScope(members), where, ignored };
}

/** The filters that the numbers below obey, for their explanations. */
export const Obeyed = createContext<Pick<Honoured, 'scope' | 'where'>>({ scope: '', where: '' });

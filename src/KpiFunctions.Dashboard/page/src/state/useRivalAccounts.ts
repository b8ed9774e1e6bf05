import { useRegistry } from './useRegistry';

/** Accounts of brands that are not ours: what they publish is no part of our calendar. */
export function useRivalAccounts(): ReadonlySet<string> {
  const brands = useRegistry('brands').items;
  const accounts = useRegistry('accounts').items;
  const rivals = new Set(brands.filter(brand => brand.fields.own !== 'yes').map(brand => brand.id));
  return new Set(accounts.filter(account => rivals.has(account.fields.brand ?? '')).map(account => account.id));
}

import type { About } from '../fact';

const reads = 'Touches (clicks on tracking links), conversions with their coupons, and the refunds that take them back.';

/** What a model gives to whom. */
export function aboutModel(title: string, definition: string, what: 'revenue' | 'conversions'): About {
  return { title: `${title}: ${what}`, definition, reads, formula: `sum of each conversion's ${what === 'revenue' ? 'net revenue' : 'count'} × the touch's weight`, basis: what === 'revenue' ? 'revenueNet' : 'orders' };
}

export const touchWeight = (title: string, why: string): About => ({ title, definition: why || 'The share of the conversion that the model gives to this touch; all shares add up to the whole.', reads });

export const couponStates = {
  agree: { title: 'Link and code agree', definition: 'Conversions whose last touch and coupon lead to the same creator, or to the same campaign where one names no creator.', reads, basis: 'orders' },
  linkOnly: { title: 'Link only', definition: 'Conversions with a touch and no coupon that somebody owns.', reads, basis: 'orders' },
  codeOnly: { title: 'Code only', definition: 'Conversions with an owned coupon and no touch in the window.', reads, basis: 'orders' },
  conflict: { title: 'Link and code differ', definition: 'Conversions whose last touch and coupon lead to different creators.', reads, basis: 'orders' },
  none: { title: 'Neither', definition: 'Conversions with neither a touch in the window nor an owned coupon.', reads, basis: 'orders' },
} satisfies Record<string, About>;

export const leaks = {
  redemptions: { title: 'Redemptions', definition: 'Conversions that carry the code.', reads, basis: 'orders' },
  codeOnly: { title: 'Without a touch', definition: 'Redemptions that no touch came before.', reads, basis: 'orders' },
  ownerClicks: { title: "Owner's clicks", definition: "Human clicks on the links of the code's owner.", reads, basis: 'clicks' },
} satisfies Record<string, About>;

export const conversionAmount: About = { title: 'Conversion amount', definition: 'What the conversion brought after its refunds, in its own currency.', formula: 'gross - refunded', reads };

export const ways = {
  conversions: { title: 'Conversions of the way', definition: 'Conversions of these days that went this way; consecutive touches of one member are one step.', reads, basis: 'orders' },
  revenue: { title: 'Revenue of the way', definition: 'What they brought, refunds taken off.', reads, basis: 'revenueNet' },
  days: { title: 'Days on the way', definition: 'From the first touch to the conversion: the median, by nearest rank.', reads, basis: 'orders' },
} satisfies Record<string, About>;

export const journeys = {
  conversions: { title: 'Conversions with a journey', definition: 'Conversions of these days with at least one touch in the lookback window.', reads, basis: 'orders' },
  untouched: { title: 'Conversions without a journey', definition: 'Conversions of these days that no touch in the lookback window came before.', reads, basis: 'orders' },
  days: { title: 'Days to convert', definition: 'From the first touch in the lookback window to the conversion: the median, by nearest rank.', reads, basis: 'orders' },
  touches: { title: 'Touches', definition: 'Touches in the lookback window before a conversion: the median, by nearest rank.', reads, basis: 'orders' },
  first: { title: 'First touches', definition: 'How many who bought came first by this way.', reads, basis: 'orders' },
} satisfies Record<string, About>;

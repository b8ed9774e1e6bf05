import { wordsOf } from './labels';
import { formatMoney } from './money';
import { decimal, percent, signedPercent, whole } from './plain';

const titles: Record<string, string> = { roi: 'ROI', roiLow: 'ROI, at least', roiHigh: 'ROI, at most', revenueNet: 'Net revenue', medianCostPerOrder: "Programme's median" };
const money = new Set(['cost', 'revenueNet', 'costPerOrder', 'medianCostPerOrder']);

/** What a number of a rule is called. */
export function verdictTitle(name: string): string {
  return titles[name] ?? wordsOf(name);
}

/** A number that a rule judged by: amounts, rates and counts, each as such. */
export function verdictNumber(name: string, value: number | null | undefined, currency: string): string {
  if (value === null || value === undefined) return 'unknown';
  if (money.has(name)) return formatMoney(value, currency, 'short');
  if (name === 'trend') return signedPercent(value, 0);
  if (name.startsWith('roi') || name === 'audienceMatch') return percent(value, 0);
  return Number.isInteger(value) ? whole(value) : decimal(value);
}

/** The numbers behind a verdict in one line; null where the rule judged by none. */
export function verdictInShort(numbers: Readonly<Record<string, number | null | undefined>>, currency: string): string | null {
  const write = (name: string) => verdictNumber(name, numbers[name], currency);
  if (numbers.roi == null) return null;
  const range = numbers.roiLow == null || numbers.roiHigh == null ? '' : ` (${write('roiLow')} to ${write('roiHigh')})`;
  return `ROI ${write('roi')}${range}${numbers.costPerOrder == null ? '' : `, ${write('costPerOrder')} an order`}${numbers.trend == null ? '' : `, trend ${write('trend')}`}`;
}

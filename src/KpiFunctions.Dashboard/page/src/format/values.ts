import type { Catalogue, Kpi, Value } from '../api/types';
import { formatMoney, type Length } from './money';

/** Ratios read as percent, but for return on ad spend, which the trade writes as a multiple. */
const multiples = new Set(['roas']);

export function formatValue(value: number, kpi: Kpi, currency: string, length: Length): string {
  switch (kpi.unit) {
    case 'money':
    case 'moneyPer':
      return formatMoney(value, currency, length);
    case 'ratio':
      return multiples.has(kpi.name) ? `${number(value, 2)}×` : percent(value, length);
    default:
      return count(value, length);
  }
}

function count(value: number, length: Length): string {
  const compact = length === 'tick' ? Math.abs(value) >= 1000 : length === 'short' && Math.abs(value) >= 10_000_000;
  return compact
    ? new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: length === 'tick' ? 1 : 2 }).format(value)
    : number(value, length === 'tick' ? 2 : 0);
}

function percent(value: number, length: Length): string {
  const digits = length === 'exact' ? 4 : length === 'tick' ? 1 : Math.abs(value) < 0.1 ? 2 : 1;
  const least = length === 'short' ? digits : 0;
  return new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: least, maximumFractionDigits: digits }).format(value);
}

function number(value: number, digits: number): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: digits }).format(value);
}

/** A whole number with its sign, as in net growth. */
export function signed(value: number): string {
  return new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero', maximumFractionDigits: 0 }).format(value);
}

/** Why there is no number. */
export function reasonOf(value: Value | undefined, kpi: Kpi, catalogue: Catalogue): string {
  switch (value?.reason) {
    case 'denominator-zero': {
      const base = catalogue.measures.find(measure => measure.name === kpi.base)?.title ?? kpi.base;
      return base ? `Nothing to divide by: ${lowerFirst(base)} is zero` : 'Nothing to divide by: the base is zero';
    }
    case 'not-additive':
      return 'Cannot be added up over posts';
    case 'no-data':
    case undefined:
      return 'No data for this yet';
    default:
      return `Not available (${value?.reason})`;
  }
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

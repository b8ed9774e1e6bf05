// ISO 4217's minor digits. Intl's own digits follow local custom (no fils in IQD, for one) and would move the decimal point.
const noDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const threeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

export function minorDigits(currency: string): number {
  return noDecimals.has(currency) ? 0 : threeDecimals.has(currency) ? 3 : 2;
}

export type Length = 'exact' | 'short' | 'tick';

/** Minor units as the reader writes money. Short drops the small change from a hundred on; tick is for an axis. */
export function formatMoney(minor: number, currency: string, length: Length): string {
  const digits = minorDigits(currency);
  const major = minor / 10 ** digits;
  if (length === 'tick') return moneyFormat(currency, { notation: 'compact', maximumFractionDigits: 1 }).format(major);
  const shown = length === 'short' && (major === 0 || Math.abs(major) >= 100) ? 0 : digits;
  return moneyFormat(currency, { minimumFractionDigits: shown, maximumFractionDigits: shown }).format(major);
}

function moneyFormat(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency, ...options });
  } catch {
    return new Intl.NumberFormat(undefined, options);
  }
}

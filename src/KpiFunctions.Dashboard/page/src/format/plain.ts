/** Numbers that are no KPI of the catalogue, in the reader's locale. */
export function whole(value: number): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 }).format(value);
}

export function decimal(value: number, digits = 1): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: digits }).format(value);
}

export function percent(value: number, digits = 1): string {
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

export function signedPercent(value: number, digits = 1): string {
  return new Intl.NumberFormat(undefined, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: digits }).format(value);
}

export function compact(value: number): string {
  return new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

const binary = [['GB', 2 ** 30], ['MB', 2 ** 20], ['KB', 2 ** 10]] as const;

export function bytes(value: number): string {
  const [unit, size] = binary.find(([, least]) => value >= least) ?? ['bytes', 1];
  return `${decimal(value / size)} ${unit}`;
}

/** A length of time in the two units that matter. */
export function minutes(value: number): string {
  if (value < 60) return `${decimal(value, 0)} min`;
  return value < 48 * 60 ? `${decimal(value / 60, 1)} h` : `${decimal(value / 1440, 1)} days`;
}

/** "1 day", "61 days". */
export function counted(value: number, one: string): string {
  return `${whole(value)} ${value === 1 ? one : `${one}s`}`;
}

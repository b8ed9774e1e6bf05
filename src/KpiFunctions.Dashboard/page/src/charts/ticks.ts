/** Round marks from below the lowest value to above the highest. */
export function ticks(values: readonly number[], about: number): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values, low + 1e-9);
  const step = roundStep((high - low) / about);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find(each => each * power >= step) ?? 10;
  return factor * power;
}

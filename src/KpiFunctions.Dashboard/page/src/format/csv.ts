export type Cell = string | number | null;

/** RFC 4180, in UTF-8 with a mark, so that spreadsheets read every letter. Texts that a spreadsheet would calculate become texts again. */
export function csvOf(heads: readonly string[], rows: readonly (readonly Cell[])[]): Blob {
  const lines = [heads, ...rows].map(row => row.map(cellText).join(','));
  return new Blob(['\ufeff', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

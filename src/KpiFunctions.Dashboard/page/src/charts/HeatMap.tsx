interface Cell {
  value: number | null;
  title: string;
}

interface Props {
  label: string;
  columns: readonly string[];
  rows: readonly { name: string; cells: readonly Cell[] }[];
}

const size = { name: 44, head: 18, width: 26, height: 24 };

/** Stronger means more. A cell without posts is left out: nobody tried. */
export function HeatMap({ label, columns, rows }: Props) {
  const highest = Math.max(0, ...rows.flatMap(row => row.cells.map(cell => cell.value ?? 0))) || 1;
  const width = size.name + columns.length * size.width;
  const height = size.head + rows.length * size.height;
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={label}>
      <svg class="heat" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}. The same numbers are in the table below.`}>
        {columns.map((column, index) => (index % 3 === 0 || columns.length < 12) && <text key={column} class="tick" x={size.name + (index + 0.5) * size.width} y={12} text-anchor="middle">{column}</text>)}
        {rows.map((row, line) => (
          <g key={row.name}>
            <text class="tick" x={size.name - 8} y={size.head + (line + 0.5) * size.height + 4} text-anchor="end">{row.name}</text>
            {row.cells.map((cell, index) => (
              <rect
                key={columns[index]} class={cell.value === null ? 'heat-none' : 'heat-cell'} rx="3"
                x={size.name + index * size.width + 1} y={size.head + line * size.height + 1} width={size.width - 2} height={size.height - 2}
                opacity={cell.value === null ? 1 : 0.12 + 0.88 * (cell.value / highest)}>
                <title>{cell.title}</title>
              </rect>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

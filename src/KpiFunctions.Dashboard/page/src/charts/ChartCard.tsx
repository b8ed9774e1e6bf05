import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Column } from '../format/columns';
import { Card } from '../parts/Card';
import { CsvButton } from '../parts/CsvButton';
import { DataTable } from '../parts/DataTable';
import { Asked } from '../state/asked';
import type { Honoured } from '../state/useHonoured';
import { CopyImageButton } from './CopyImageButton';

interface Props<T> {
  title: string;
  note?: ComponentChildren;
  actions?: ComponentChildren;
  busy?: boolean;
  filters?: Honoured;
  /** The numbers behind the picture: for screen readers, for the download, and for who wants to read them. */
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  fileName: string;
  empty: string;
  /** The path whose answer the numbers stand in. */
  asked?: string;
  children: ComponentChildren;
}

/** A picture with its numbers: as a table, as a CSV file, and as an image for a slide. */
export function ChartCard<T>({ title, note, actions, busy = false, filters, rows, columns, keyOf, fileName, empty, asked = '', children }: Props<T>) {
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Card
      title={title} note={note} busy={busy} {...(filters ? { filters } : {})}
      actions={<>
        <span class="push" />
        {actions}
        {rows.length > 0 && <>
          <CopyImageButton picture={picture} title={title} />
          <CsvButton rows={rows} columns={columns} fileName={`${fileName}.csv`} what={title} />
        </>}
      </>}>
      {rows.length === 0 ? <p class="muted">{empty}</p> : <Asked.Provider value={asked}>
        <div ref={picture} class="picture">{children}</div>
        <details class="behind">
          <summary>Show as table</summary>
          <DataTable label={`${title} as a table`} rows={rows} columns={columns} keyOf={keyOf} />
        </details>
      </Asked.Provider>}
    </Card>
  );
}

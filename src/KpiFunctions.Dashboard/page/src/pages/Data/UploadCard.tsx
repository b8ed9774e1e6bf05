import { useState } from 'preact/hooks';
import { Card } from '../../parts/Card';
import { DropZone } from './DropZone';
import { Upload } from './Upload';

/** Files one after the other: each is looked through before it goes in. */
export function UploadCard({ uploaded }: { uploaded: (name: string) => void }) {
  const [files, setFiles] = useState<File[]>([]);
  const file = files[0];
  const next = () => setFiles(files.slice(1));
  return (
    <Card title="Bring in a file" note="CSV and text exports of shops, networks and tools; zip archives and workbooks too. Nothing is imported before you have seen how it is read.">
      {file
        ? <Upload key={`${file.name} ${file.lastModified} ${files.length}`} file={file} done={name => { uploaded(name); next(); }} leave={next} />
        : <DropZone take={setFiles} />}
      {files.length > 1 && <p class="muted spaced">{files.length - 1} more to come.</p>}
    </Card>
  );
}

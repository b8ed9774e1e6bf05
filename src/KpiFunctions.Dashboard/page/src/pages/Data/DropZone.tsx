import { useState } from 'preact/hooks';

export function DropZone({ take }: { take: (files: File[]) => void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer?.files ?? []]);
  };
  return (
    <div class={over ? 'drop drop-over' : 'drop'} onDragOver={event => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p>Drop files here, or choose them:</p>
      <input type="file" multiple aria-label="Files to import" onChange={event => take([...event.currentTarget.files ?? []])} />
    </div>
  );
}

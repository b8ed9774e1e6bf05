import { useContext, useEffect, useState } from 'preact/hooks';
import { send } from '../../api/client';
import { uploadFile, type UploadLink } from '../../api/uploadFile';
import { bytes } from '../../format/plain';
import { CardSkeleton } from '../../parts/Skeleton';
import { KeyNeeded } from '../../state/keyNeeded';
import { asProblem } from '../../state/useAnswer';
import { FactFields } from './FactFields';
import { MappingForm } from './MappingForm';
import { PreviewResult } from './PreviewResult';
import { soundName, type Facts, type Preview } from './preview';

// A preview reads the beginning; the server takes 1 MiB at most.
const previewBytes = 900_000;

/** One file on its way in: looked at, mapped where nobody knows its shape, sent. */
export function Upload({ file, done, leave }: { file: File; done: (name: string) => void; leave: () => void }) {
  const keyNeeded = useContext(KeyNeeded);
  const [facts, setFacts] = useState<Facts>({});
  const [preview, setPreview] = useState<Preview | null>(null);
  const [name, setName] = useState(soundName(file.name));
  const [sent, setSent] = useState<number | null>(null);
  const [failure, setFailure] = useState('');
  const fail = (error: unknown) => {
    const problem = asProblem(error);
    setFailure([problem.title, problem.detail].filter(Boolean).join(' '));
    setSent(null);
    if (problem.needsKey) keyNeeded();
  };

  const look = async (said: Facts) => {
    setFailure('');
    try {
      setPreview(await send<Preview>('POST', `/imports/preview?${new URLSearchParams(said as Record<string, string>)}`, file.slice(0, previewBytes)));
    } catch (error) {
      fail(error);
    }
  };
  useEffect(() => void look(facts), []);
  const say = (next: Facts) => {
    const known = Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as Facts;
    setFacts(known);
    void look(known);
  };

  const bringIn = async () => {
    setFailure('');
    setSent(0);
    try {
      const link = await send<UploadLink>('POST', '/imports/upload-links', { name });
      await uploadFile(link!, file, facts, setSent);
      done(name);
    } catch (error) {
      fail(error);
    }
  };

  return (
    <div class="stack">
      <p><strong><bdi>{file.name}</bdi></strong> <span class="muted">{bytes(file.size)}</span></p>
      {!preview && !failure && <CardSkeleton what="the preview" />}
      {preview && <>
        <PreviewResult preview={preview} />
        <FactFields facts={facts} say={say} />
        {preview.proposal && <MappingForm file={file.name} preview={preview} saved={mapping => say({ ...facts, dialect: mapping })} />}
        <label class="field"><span>Name in the inbox (the same name again is a new version of the file)</span><input value={name} onInput={event => setName(event.currentTarget.value)} /></label>
      </>}
      {failure && <p class="said-bad" role="alert">{failure}</p>}
      {sent !== null && <progress max={1} value={sent} aria-label="Upload" />}
      <div class="actions">
        <button type="button" class="primary" disabled={!preview || sent !== null || preview.proposal !== null} onClick={() => void bringIn()}>Import</button>
        <button type="button" onClick={leave}>Leave it out</button>
        {preview?.proposal && <span class="muted">Save a mapping first: nobody knows this file's columns yet.</span>}
      </div>
    </div>
  );
}

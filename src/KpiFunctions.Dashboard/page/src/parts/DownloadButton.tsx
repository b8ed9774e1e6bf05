import { useContext, useState } from 'preact/hooks';
import { download } from '../api/client';
import { KeyNeeded } from '../state/keyNeeded';
import { asProblem } from '../state/useAnswer';

interface Props {
  path: string;
  fileName: string;
  /** What the file holds, for readers who do not see where the button stands. */
  what: string;
  label?: string;
}

export function DownloadButton({ path, fileName, what, label = 'CSV' }: Props) {
  const keyNeeded = useContext(KeyNeeded);
  const [failure, setFailure] = useState('');

  const save = async () => {
    setFailure('');
    try {
      await download(path, fileName);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.needsKey) keyNeeded();
      else setFailure(problem.title);
    }
  };

  return (
    <>
      <button type="button" class="quiet" title={`Download ${what}`} onClick={() => void save()}>
        {label}<span class="visually-hidden">: download {what}</span>
      </button>
      {failure && <span class="field-note" role="alert">{failure}</span>}
    </>
  );
}

import { useCallback, useState } from 'preact/hooks';
import { functionKey } from './api/functionKey';
import { Dashboard } from './Dashboard';
import { KeyPrompt } from './shell/KeyPrompt';
import { KeyNeeded } from './state/keyNeeded';

type Access = 'open' | 'needed' | 'refused';

/** Either the dashboard or, once the server has refused an answer, the question for a key. */
export function App() {
  const [access, setAccess] = useState<Access>('open');

  const keyNeeded = useCallback(() => {
    const hadKey = functionKey.get() !== null;
    functionKey.forget();
    setAccess(before => before === 'refused' || hadKey ? 'refused' : 'needed');
  }, []);

  const useKey = (key: string) => {
    functionKey.set(key);
    setAccess('open');
  };

  const forgetKey = () => {
    functionKey.forget();
    setAccess('needed');
  };

  return (
    <KeyNeeded.Provider value={keyNeeded}>
      {access === 'open'
        ? <Dashboard forgetKey={functionKey.get() === null ? null : forgetKey} />
        : <KeyPrompt refused={access === 'refused'} useKey={useKey} />}
    </KeyNeeded.Provider>
  );
}

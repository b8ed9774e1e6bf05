import { useContext, useState } from 'preact/hooks';
import { send, type ApiProblem, type Method } from '../api/client';
import { KeyNeeded } from './keyNeeded';
import { asProblem } from './useAnswer';

/** Sends changes one at a time and keeps what is to be said about the last one. */
export function useChange() {
  const keyNeeded = useContext(KeyNeeded);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  /** The answer (true when it is empty), or null when the change was refused. */
  async function change<T = true>(method: Method, path: string, body: unknown, done: string): Promise<T | null> {
    setBusy(true);
    setSaid('');
    setProblem(null);
    try {
      const answer = await send<T>(method, path, body) ?? true as T;
      setSaid(done);
      return answer;
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      if (refused.needsKey) keyNeeded();
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { busy, said, problem, failed: problem ? [problem.title, problem.detail].filter(Boolean).join(' ') : '', change };
}

/** Requests that were sent before the page that needs them was there. Each answer is taken once. */
const warmed = new Map<string, Promise<Response>>();

/** A failure is forgotten: who needs the answer asks again, by then perhaps with a key. */
export function warm(path: string, ask: (path: string) => Promise<Response>): void {
  const answer = ask(path);
  warmed.set(path, answer);
  answer.catch(() => warmed.get(path) === answer && warmed.delete(path));
}

export function takeWarmed(path: string): Promise<Response> | undefined {
  const answer = warmed.get(path);
  warmed.delete(path);
  return answer;
}

import { functionKey } from './functionKey';

/** What went wrong, in words for the reader. */
export class ApiProblem extends Error {
  constructor(readonly status: number, readonly title: string, readonly detail: string) {
    super(`${title} ${detail}`);
  }

  get needsKey(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** Only paths of this server are asked; the key travels in a header, never in an address. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await get(path, 'application/json', signal);
  try {
    return await response.json() as T;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(response.status, 'The answer could not be read.', 'The server sent something that is not JSON.');
  }
}

/** Saves the answer as a file. A plain link would not carry the key. */
export async function download(path: string, fileName: string): Promise<void> {
  const blob = await (await get(path, '*/*')).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function get(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
  if (new URL(path, location.href).origin !== location.origin)
    throw new ApiProblem(0, 'This address is not on this server.', path);
  const headers = new Headers({ Accept: accept });
  const key = functionKey.get();
  if (key) headers.set('x-functions-key', key);
  const response = await send(path, headers, signal);
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function send(path: string, headers: Headers, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, { headers, signal: signal ?? null, credentials: 'same-origin', cache: 'no-cache' });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, 'The server did not answer.', 'Check that it is running and that you are online.');
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const text = (name: string) => {
    const value = body !== null && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  return new ApiProblem(response.status, text('title') || `The server answered ${response.status}.`, text('detail'));
}

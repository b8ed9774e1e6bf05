import { saveFile } from '../format/saveFile';
import { functionKey } from './functionKey';
import { takeWarmed, warm } from './warmed';

/** What went wrong, in words for the reader. */
export class ApiProblem extends Error {
  constructor(readonly status: number, readonly title: string, readonly detail: string, readonly field = '') {
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

export type Method = 'POST' | 'PUT' | 'DELETE';

/** Asks for a change. An answer without a body is null. */
export async function send<T>(method: Method, path: string, body?: unknown): Promise<T | null> {
  const response = await ask(path, 'application/json', { method, ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }) },
    body instanceof Blob ? 'application/octet-stream' : 'application/json');
  const text = await response.text();
  return text ? JSON.parse(text) as T : null;
}

/** Saves the answer as a file. A plain link would not carry the key. */
export async function download(path: string, fileName: string): Promise<void> {
  saveFile(await (await get(path, '*/*')).blob(), fileName);
}

/** Asks before anybody needs it. The answer is that of the same question asked later. */
export function askEarly(path: string): void {
  warm(path, each => ask(each, 'application/json', {}));
}

function get(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
  return ask(path, accept, { signal: signal ?? null });
}

async function ask(path: string, accept: string, request: RequestInit, contentType?: string): Promise<Response> {
  if (new URL(path, location.href).origin !== location.origin)
    throw new ApiProblem(0, 'This address is not on this server.', path);
  const headers = new Headers({ Accept: accept });
  if (contentType && request.body) headers.set('Content-Type', contentType);
  const key = functionKey.get();
  if (key) headers.set('x-functions-key', key);
  const response = await reach(path, { ...request, headers });
  if (!response.ok && !isReport(response)) throw await problemOf(response);
  return response;
}

/** GET /health says by its status how the server is; its body is an answer all the same, and no problem's. */
function isReport(response: Response): boolean {
  return new URL(response.url).pathname === '/health' && !(response.headers.get('Content-Type') ?? '').includes('problem');
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    const early = request.method === undefined && takeWarmed(path);
    if (early) return await early;
    return await fetch(path, { ...request, credentials: 'same-origin', cache: 'no-cache' });
  } catch (error) {
    if (request.signal?.aborted || error instanceof ApiProblem) throw error;
    throw new ApiProblem(0, 'The server did not answer.', 'Check that it is running and that you are online.');
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const text = (name: string) => {
    const value = body !== null && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  return new ApiProblem(response.status, text('title') || `The server answered ${response.status}.`, text('detail'), text('field'));
}

import { ApiProblem } from './client';

/** What POST /imports/upload-links answers. The address is a grant: it goes to storage only, never into our own address. */
export interface UploadLink {
  name: string;
  url: string;
  method: string;
  headers: Record<string, string>;
  expiresAt: string;
}

/** Sends the file to where the link leads, with the facts as metadata; no key of ours goes along. XMLHttpRequest, because fetch tells nothing of its progress. */
export function uploadFile(link: UploadLink, file: Blob, facts: Readonly<Record<string, string>>, progress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(link.method, link.url);
    for (const [name, value] of Object.entries(link.headers)) request.setRequestHeader(name, value);
    for (const [name, value] of Object.entries(facts)) if (value) request.setRequestHeader(`x-ms-meta-${name}`, value);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new ApiProblem(0, 'The storage could not be reached.', 'It may not let browsers in; the link works on the command line all the same.'));
    request.onload = () => request.status < 300 ? resolve() : reject(new ApiProblem(request.status, 'The storage refused the file.', `It answered ${request.status}.`));
    request.send(file);
  });
}

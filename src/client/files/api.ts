/** What the server is asked about files. Its refusals are sentences already; what went wrong on the way gets one here. */
import { inPageLanguage, words } from '../../i18n/files.ts';

export type FileEntry = {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
  size: number;
  modified: string | null;
};
export type Listing = { files: FileEntry[]; unnamed: number; more: boolean };

/** `code` is the server's name of a refusal; null when no answer came. */
export class FileFailure extends Error {
  readonly code: string | null;
  constructor(code: string | null, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

export async function listFiles(machine: string): Promise<Listing> {
  const response = await reach(
    fetch(`/api/files?${new URLSearchParams({ machine })}`, { cache: 'no-store' }),
  );
  if (!response.ok) throw refusal(response.status, await response.text());
  return (await response.json()) as Listing;
}

type Moving = { signal: AbortSignal; moved: (bytes: number) => void };

export async function download(
  { machine, name }: { machine: string; name: string },
  { signal, moved }: Moving,
): Promise<Blob> {
  const address = `/api/files/content?${new URLSearchParams({ machine, name })}`;
  const response = await reach(fetch(address, { signal, cache: 'no-store' }), signal);
  if (!response.ok) throw refusal(response.status, await response.text());
  const reader = response.body!.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let got = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => broken(signal));
    if (done) return new Blob(pieces, { type: 'application/octet-stream' });
    pieces.push(value);
    got += value.length;
    moved(got);
  }
}

/** Only this old way tells a page how much has gone out. */
export function upload(
  { machine, name, file, replace }: { machine: string; name: string; file: File; replace: boolean },
  { signal, moved }: Moving,
): Promise<void> {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ machine, name, ...(replace ? { replace: '1' } : {}) });
  request.open('PUT', `/api/files/content?${query}`);
  request.setRequestHeader('x-madang', '1');
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.addEventListener('progress', ({ loaded }) => moved(loaded));
  const stop = () => request.abort();
  signal.addEventListener('abort', stop);
  return new Promise<void>((done, failed) => {
    let sent = 0;
    request.upload.addEventListener('progress', ({ loaded }) => {
      sent = loaded;
    });
    request.addEventListener('load', () => {
      if (request.status < 400) done();
      else failed(refusal(request.status, request.responseText));
    });
    request.addEventListener('error', () =>
      failed(new FileFailure(null, sent > 0 ? words.broken : words.away)),
    );
    request.addEventListener('abort', () => failed(signal.reason));
    if (signal.aborted) failed(signal.reason);
    else request.send(file);
  }).finally(() => signal.removeEventListener('abort', stop));
}

async function reach(asked: Promise<Response>, signal?: AbortSignal): Promise<Response> {
  return asked.catch(() => {
    signal?.throwIfAborted();
    throw new FileFailure(null, words.away);
  });
}

function broken(signal: AbortSignal): never {
  signal.throwIfAborted();
  throw new FileFailure(null, words.broken);
}

function refusal(status: number, body: string): FileFailure {
  try {
    const { error } = JSON.parse(body) as { error: { code: string; message: { ko: string; en: string } } };
    return new FileFailure(error.code, inPageLanguage(error.message));
  } catch {
    // Something between us and the server answered in its place.
    return new FileFailure(null, `${words.broken} (${status})`);
  }
}

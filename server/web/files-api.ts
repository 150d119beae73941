/**
 * `/api/files`: the home directory on a machine, one file down, one file up. A page names a machine of the lab and one
 * file name; a path it cannot name (S-11). Names stand in the query, which is never logged (S-18).
 */
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Download, Troubled, TroubleName } from '../files/index.ts';
import type { Backend } from './backend.ts';
import { Body } from './body.ts';
import { MAX_UPLOAD_BYTES, UNREAD_MS } from './bounds.ts';
import { Refused } from './refusals.ts';
import type { Route, Signed } from './route.ts';

const Name = z.string().min(1).max(512);
const Length = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** What of a session is under way: it ends with the session (S-20). */
export class Transfers {
  readonly #open = new Map<string, Set<AbortController>>();

  /** A signal that ends with the session, or when whoever asked goes away. */
  begin({ session, response }: Signed): AbortSignal {
    const controller = new AbortController();
    const theirs = this.#open.get(session.id) ?? new Set();
    this.#open.set(session.id, theirs.add(controller));
    response.once('close', () => {
      theirs.delete(controller);
      if (theirs.size === 0) this.#open.delete(session.id);
      controller.abort();
    });
    return controller.signal;
  }

  end(session: string): void {
    for (const controller of this.#open.get(session) ?? []) controller.abort();
  }
}

export function fileRoutes(backend: Backend, transfers: Transfers): Record<string, Record<string, Route>> {
  const ask = (call: Signed) => ({
    person: call.session.learner,
    machine: machineOf(call, backend),
    signal: transfers.begin(call),
  });
  return {
    '/api/files': {
      GET: { open: false, answer: async (call) => untroubled(await backend.files.list(ask(call))) },
    },
    '/api/files/content': {
      GET: {
        open: false,
        answer: async (call) => {
          const asked = ask(call);
          const name = nameOf(call);
          return new Attachment(untroubled(await backend.files.download({ ...asked, name })), asked.signal);
        },
      },
      PUT: { open: false, takes: 'bytes', answer: (call) => upload(call, { backend, ask }) },
    },
  };
}

async function upload(
  call: Signed,
  { backend, ask }: { backend: Backend; ask: (call: Signed) => Parameters<Backend['files']['list']>[0] },
): Promise<unknown> {
  const { request, query } = call;
  const name = nameOf(call);
  const asked = ask(call);
  const size = Length.safeParse(request.headers['content-length']);
  if (!size.success) throw new Refused('no-length');
  if (size.data > MAX_UPLOAD_BYTES) throw new Refused('file-too-large');
  const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  const replace = query.get('replace') === '1';
  const stored = await backend.files.upload({ ...asked, name, size: size.data, replace, bytes });
  // A browser reads an answer only when it could send what it was sending.
  if ('trouble' in stored) await readRest(bytes);
  return untroubled(stored);
}

/** At most what was announced, and not for long. */
async function readRest(bytes: AsyncIterator<Buffer>): Promise<void> {
  const late = Date.now() + UNREAD_MS;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<IteratorResult<Buffer>>((resolve) => {
    timer = setTimeout(() => resolve({ done: true, value: undefined }), UNREAD_MS);
  });
  const next = () => Promise.race([bytes.next(), over]).catch(() => ({ done: true }));
  while (Date.now() < late && !(await next()).done);
  clearTimeout(timer);
}

/** A file on its way to the disk of whoever asked: never shown, never run, whatever it calls itself. */
class Attachment extends Body {
  readonly #download: Download;

  constructor(download: Download, signal: AbortSignal) {
    super({
      type: 'application/octet-stream',
      content: Readable.from(named(download.bytes, signal), { objectMode: false }),
    });
    this.#download = download;
  }

  override async send(response: Parameters<Body['send']>[0]): Promise<void> {
    const { name, size } = this.#download;
    response.setHeader('content-length', size);
    response.setHeader('content-disposition', contentDisposition(name));
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    try {
      await super.send(response);
    } finally {
      await this.#download.close();
    }
  }
}

/** What breaks on the way is the machine's doing or whoever asked has left; neither is a fault of ours. */
async function* named(bytes: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer, void> {
  try {
    yield* bytes;
  } catch (error) {
    if (signal.aborted) throw new Refused('cancelled');
    const trouble = (error as { trouble?: TroubleName }).trouble;
    throw trouble ? new Refused(trouble) : error;
  }
}

/** RFC 6266: an ASCII form for old programs, the real name for the others. */
function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function machineOf({ query }: Signed, backend: Backend): string {
  const machine = query.get('machine') ?? '';
  const { machines } = backend.lab();
  if (!Object.hasOwn(machines, machine)) throw new Refused('not-found');
  if (machines[machine] !== 'up') throw new Refused('machine-away');
  return machine;
}

function nameOf({ query }: Signed): string {
  const parsed = Name.safeParse(query.get('name'));
  if (!parsed.success) throw new Refused('bad-name');
  return parsed.data;
}

function untroubled<T extends object>(answer: T | Troubled): T {
  if ('trouble' in answer) throw new Refused(answer.trouble);
  return answer;
}

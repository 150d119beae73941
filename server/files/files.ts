/** Files of the home directory on a machine: what is there, one down, one up. Answers always; a failure has a name. */
import { MAX_FILE_BYTES, STALL_MS, TRANSFER_MS } from './bounds.ts';
import { type OpenFile, openFile } from './download.ts';
import { openLink, type ReadComplaint, type SftpCommand } from './link.ts';
import { type Listing, list, listUnfinished } from './listing.ts';
import { composed, isPlainName } from './names.ts';
import { Quota } from './quota.ts';
import { type Admit, type Home, Sessions } from './sessions.ts';
import { Trouble, type Troubled } from './trouble.ts';
import { type Incoming, storeFile } from './upload.ts';

export type FilesOptions = {
  /** What speaks SFTP for a machine. */
  command: (machine: string) => SftpCommand;
  readComplaint: ReadComplaint;
  admit: Admit;
  now?: () => number;
};

/** Whose request, on which machine of the lab; `signal` ends it. */
export type Asked = { person: string; machine: string; signal: AbortSignal };

/** Holds a place until it is closed. */
export type Download = OpenFile & { name: string };
export type Stored = { name: string; size: number };

export class Files {
  readonly #sessions: Sessions;
  readonly #quota: Quota;
  readonly #now: () => number;

  constructor({ command, readComplaint, admit, now = Date.now }: FilesOptions) {
    this.#sessions = new Sessions((machine) => openLink(command(machine), readComplaint), admit);
    this.#quota = new Quota(now);
    this.#now = now;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sessions.size;
  }

  list(asked: Asked): Promise<Listing | Troubled> {
    return this.#answer(asked, async ({ session, home }) => list(session, home || '/'));
  }

  async download(asked: Asked & { name: string }): Promise<Download | Troubled> {
    const { person, name } = asked;
    if (!isPlainName(name)) return { trouble: 'bad-name' };
    return this.#answer(asked, async ({ session, home }, keep, signal) => {
      const file = await openFile(session, `${home}/${name}`);
      try {
        this.#quota.spend(person, file.size);
      } catch (error) {
        await file.close();
        throw error;
      }
      const leave = keep();
      const close = () => file.close().finally(leave);
      return { name, size: file.size, bytes: unlessTooLate(file.bytes, signal), close };
    });
  }

  upload(asked: Asked & Omit<Incoming, 'signal'> & { name: string }): Promise<Stored | Troubled> {
    const name = composed(asked.name);
    const { person, size, replace } = asked;
    if (!isPlainName(name)) return Promise.resolve({ trouble: 'bad-name' });
    if (size > MAX_FILE_BYTES) return Promise.resolve({ trouble: 'file-too-large' });
    return this.#answer(asked, async ({ session, home }, _, signal) => {
      const unspend = this.#quota.spend(person, size);
      try {
        await this.#sweep({ session, home });
        const bytes = fromSender(asked.bytes, signal);
        await storeFile(session, { home, name }, { size, replace, bytes, signal });
        return { name, size };
      } catch (error) {
        unspend();
        throw error;
      }
    });
  }

  /** Ends the connection to a machine and what goes over it. */
  end(machine: string): Promise<void> {
    return this.#sessions.end(machine);
  }

  close(): Promise<void> {
    return this.#sessions.close();
  }

  /** Takes a place and the machine's conversation, and gives both back, unless `keep` is called for later. */
  async #answer<T extends object>(
    { person, machine, signal: asked }: Asked,
    work: (home: Home, keep: () => () => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T | Troubled> {
    const deadline = new AbortController();
    const late = setTimeout(() => deadline.abort(new Trouble('too-slow')), TRANSFER_MS);
    const signal = AbortSignal.any([asked, deadline.signal]);
    const leaving: Array<() => void> = [() => clearTimeout(late)];
    let kept = false;
    const leave = (): void => {
      for (const one of leaving.splice(0)) one();
    };
    const keep = () => {
      kept = true;
      return leave;
    };
    try {
      leaving.push(this.#quota.enter(person));
      const taken = await unlessAborted(this.#sessions.take(machine), signal);
      leaving.push(taken.leave);
      return await work(taken, keep, signal);
    } catch (error) {
      return { trouble: nameOf(error, signal) };
    } finally {
      if (!kept) leave();
    }
  }

  /** What an upload left that lost its connection a day ago. */
  async #sweep({ session, home }: Home): Promise<void> {
    for (const name of await listUnfinished(session, home || '/', this.#now()))
      await session.remove(`${home}/${name}`).catch(() => {});
  }
}

function nameOf(error: unknown, signal: AbortSignal): Troubled['trouble'] {
  if (error instanceof Trouble) return error.trouble;
  if (signal.aborted) return signal.reason instanceof Trouble ? signal.reason.trouble : 'cancelled';
  throw error;
}

/** A login that nobody waits for any more goes on for the next. */
async function unlessAborted<T extends { leave: () => void }>(
  taken: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const tell = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', tell, { once: true });
  try {
    return await Promise.race([taken, aborted.promise]);
  } catch (error) {
    if (signal.aborted) void taken.then(({ leave }) => leave()).catch(() => {});
    throw error;
  } finally {
    signal.removeEventListener('abort', tell);
  }
}

async function* unlessTooLate(
  bytes: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  for await (const piece of bytes) {
    signal.throwIfAborted();
    yield piece;
  }
}

/** What a browser sends, as long as it sends. */
async function* fromSender(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const sender = bytes[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextWithin(sender, signal);
    if (next.done) return;
    yield next.value;
  }
}

async function nextWithin(
  sender: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
): Promise<IteratorResult<Uint8Array>> {
  const stopped = Promise.withResolvers<never>();
  const tell = (): void => stopped.reject(signal.reason);
  const stalled = setTimeout(() => stopped.reject(new Trouble('too-slow')), STALL_MS);
  signal.addEventListener('abort', tell, { once: true });
  try {
    signal.throwIfAborted();
    // A sender that breaks off has changed its mind, or its network did.
    const next = sender.next().catch(() => {
      throw new Trouble('cancelled');
    });
    return await Promise.race([next, stopped.promise]);
  } finally {
    clearTimeout(stalled);
    signal.removeEventListener('abort', tell);
  }
}

/** The transfers of one machine. They go on when the panel is closed, one upload after the other. */
import { fill, words } from '../../i18n/files.ts';
import { ask } from '../lab/ask.ts';
import { plain } from '../lab/terminal/plain-text.ts';
import { download, FileFailure, upload } from './api.ts';
import { whyNot } from './upload-check.ts';

export type Transfer = {
  readonly name: string;
  readonly up: boolean;
  readonly size: number;
  moved: number;
  state: 'waiting' | 'moving' | 'done' | 'failed' | 'stopped';
  /** Why it failed. */
  why: string;
  readonly stop: AbortController;
};

export type DeskHome = { machine: string; machineName: string };

const STOPPED = new DOMException('stopped', 'AbortError');

export class FileDesk {
  readonly #home: DeskHome;
  readonly #listeners = new Set<() => void>();
  #transfers: Transfer[] = [];
  #queue: Promise<void> = Promise.resolve();
  /** Names that were there when somebody last looked. */
  known: ReadonlySet<string> = new Set();
  /** Where it is told how a transfer went: the terminal that showed this desk last. */
  say: (sentence: string) => void = () => undefined;
  /** Called when something new lies on the machine. */
  stored: () => void = () => undefined;

  constructor(home: DeskHome) {
    this.#home = home;
  }

  get transfers(): readonly Transfer[] {
    return this.#transfers;
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  upload(files: readonly File[], folders: readonly string[] = []): void {
    for (const name of folders) this.#settle(this.#add({ name, up: true, size: 0 }), words.localFolder);
    for (const file of files) {
      const transfer = this.#add({ name: file.name.normalize('NFC'), up: true, size: file.size });
      this.#queue = this.#queue.then(() => this.#upload(file, transfer));
    }
  }

  async download(name: string, size: number): Promise<void> {
    const transfer = this.#add({ name, up: false, size });
    await this.#run(transfer, async (moving) => {
      const { machine } = this.#home;
      save(await download({ machine, name }, moving), name);
    });
  }

  cancel(transfer: Transfer): void {
    transfer.stop.abort(STOPPED);
    if (transfer.state === 'waiting') this.#change(transfer, { state: 'stopped' });
  }

  clear(transfer: Transfer): void {
    this.#transfers = this.#transfers.filter((one) => one !== transfer);
    this.#tell();
  }

  async #upload(file: File, transfer: Transfer): Promise<void> {
    if (transfer.state !== 'waiting') return;
    const why = await whyNot(file);
    if (why !== null) {
      this.#settle(transfer, why);
      return;
    }
    const { machine } = this.#home;
    const { name } = transfer;
    const stored = await this.#run(transfer, async (moving) => {
      let replace = this.known.has(name);
      if (replace) await this.#askToReplace(name);
      for (;;) {
        try {
          await upload({ machine, name, file, replace }, moving);
          return;
        } catch (error) {
          // It came there after somebody last looked.
          if (!(error instanceof FileFailure) || error.code !== 'file-exists' || replace) throw error;
          await this.#askToReplace(name);
          replace = true;
        }
      }
    });
    if (stored) this.stored();
  }

  async #askToReplace(name: string): Promise<void> {
    const yes = await ask({
      title: words.existsTitle,
      text: fill(words.existsText, { name: plain(name), machine: this.#home.machineName }),
      yes: words.existsYes,
    });
    if (!yes) throw STOPPED;
  }

  async #run(
    transfer: Transfer,
    work: (moving: { signal: AbortSignal; moved: (bytes: number) => void }) => Promise<void>,
  ): Promise<boolean> {
    this.#change(transfer, { state: 'moving' });
    try {
      const moved = (bytes: number) => this.#change(transfer, { moved: bytes });
      await work({ signal: transfer.stop.signal, moved });
      this.#change(transfer, { state: 'done', moved: transfer.size });
      const sentence = transfer.up ? words.saidUploaded : words.saidDownloaded;
      this.say(fill(sentence, { name: plain(transfer.name), machine: this.#home.machineName }));
      return true;
    } catch (error) {
      if (error === STOPPED || transfer.stop.signal.aborted) this.#change(transfer, { state: 'stopped' });
      else if (error instanceof FileFailure) this.#settle(transfer, error.message);
      else throw error;
      return false;
    }
  }

  #settle(transfer: Transfer, why: string): void {
    this.#change(transfer, { state: 'failed', why });
    this.say(fill(words.saidFailed, { name: plain(transfer.name), why }));
  }

  #add(about: Pick<Transfer, 'name' | 'up' | 'size'>): Transfer {
    const transfer: Transfer = {
      ...about,
      moved: 0,
      state: 'waiting',
      why: '',
      stop: new AbortController(),
    };
    this.#transfers = [...this.#transfers, transfer];
    this.#tell();
    return transfer;
  }

  #change(transfer: Transfer, change: Partial<Transfer>): void {
    Object.assign(transfer, change);
    this.#tell();
  }

  #tell(): void {
    for (const changed of this.#listeners) changed();
  }
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

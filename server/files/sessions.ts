/** One conversation per machine, begun when somebody asks and ended when nobody has for a while. */
import { IDLE_MS, MAX_PATH_BYTES } from './bounds.ts';
import { type Link, Session } from './session.ts';
import { nonsense, Trouble } from './trouble.ts';

/** Runs a login when the machine's door has room for one more. */
export type Admit = <T>(machine: string, login: () => Promise<T>) => Promise<T>;

export type Home = { session: Session; home: string };

type Entry = { opened: Promise<Home>; users: number; idle: NodeJS.Timeout | null };

export class Sessions {
  readonly #link: (machine: string) => Link;
  readonly #admit: Admit;
  readonly #entries = new Map<string, Entry>();
  #closed = false;

  constructor(link: (machine: string) => Link, admit: Admit) {
    this.#link = link;
    this.#admit = admit;
  }

  /** How many connections there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** Hands out the conversation; the function given back says that it is needed no more. */
  async take(machine: string): Promise<Home & { leave: () => void }> {
    const entry = this.#entry(machine);
    entry.users += 1;
    if (entry.idle) clearTimeout(entry.idle);
    try {
      const home = await entry.opened;
      if (!home.session.over) return { ...home, leave: () => this.#left(machine, entry) };
    } catch (error) {
      this.#drop(machine, entry);
      throw error;
    }
    // It ended while nobody used it: that says nothing about the machine now.
    this.#drop(machine, entry);
    return this.take(machine);
  }

  /** Ends what is open to a machine, with whatever uses it. */
  async end(machine: string): Promise<void> {
    const entry = this.#entries.get(machine);
    if (entry) await this.#endEntry(machine, entry);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#entries].map(([machine, entry]) => this.#endEntry(machine, entry)));
  }

  #entry(machine: string): Entry {
    if (this.#closed) throw new Trouble('machine-away');
    const known = this.#entries.get(machine);
    if (known) return known;
    const entry: Entry = { opened: this.#open(machine), users: 0, idle: null };
    entry.opened.catch(() => {});
    this.#entries.set(machine, entry);
    return entry;
  }

  #open(machine: string): Promise<Home> {
    return this.#admit(machine, async () => {
      if (this.#closed) throw new Trouble('machine-away');
      const session = await Session.open(this.#link(machine));
      try {
        return { session, home: plainPath(await session.realpath('.')) };
      } catch (error) {
        await session.close();
        throw error;
      }
    });
  }

  #left(machine: string, entry: Entry): void {
    entry.users -= 1;
    if (entry.users > 0) return;
    entry.idle = setTimeout(() => void this.#endEntry(machine, entry), IDLE_MS);
    entry.idle.unref();
  }

  #drop(machine: string, entry: Entry): void {
    if (this.#entries.get(machine) === entry) this.#entries.delete(machine);
  }

  async #endEntry(machine: string, entry: Entry): Promise<void> {
    if (entry.idle) clearTimeout(entry.idle);
    this.#drop(machine, entry);
    // A login that fails has ended itself.
    await entry.opened.then(({ session }) => session.close()).catch(() => {});
  }
}

/** The home directory as the machine names it: an absolute path that only leads down. */
function plainPath(path: string): string {
  const plain = path.startsWith('/') && Buffer.byteLength(path) <= MAX_PATH_BYTES - 512;
  if (!plain || /[\0-\x1f\x7f]/.test(path) || path.split('/').includes('..')) throw nonsense();
  return path === '/' ? '' : path;
}

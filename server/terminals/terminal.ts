/** One terminal: a shell, its screen, and those who look at it. Rules: RULES.md. */
import type { RecordingEnd } from '#protocol';
import type { Drawing, Lane } from './drawing.ts';
import { KEYFRAME_BYTES, KEYFRAME_MS } from './limits.ts';
import { Pty, type ShellCommand } from './pty.ts';
import { isOnlyReplies } from './replies.ts';
import { Screen, type Snapshot } from './screen.ts';
import { clampSize, type Size, SizeGate } from './size.ts';
import type { OpenTape, Tape } from './tape.ts';
import { type News, Onlooker, type Sink, Viewer } from './viewer.ts';

const USUAL_SIZE: Size = { cols: 80, rows: 24 };

export type TerminalName = {
  id: string;
  machine: string;
  /** As people call it. */
  machineName: string;
  owner: string;
};

export type TerminalEvents = {
  ended: () => void;
  /** Something that a list of terminals shows has changed. */
  changed: () => void;
};

/** What a terminal is made with: where it draws, and how it is recorded when somebody asks. */
export type TerminalHome = { drawing: Drawing; openTape: OpenTape };

/** One line in a list of terminals. */
export type TerminalInfo = {
  terminal: string;
  machine: string;
  owner: string;
  since: string;
  /** When something was last typed or written. */
  busy: string;
  viewers: number;
  watchers: number;
  title: string;
  recording: boolean;
  /** Whether anything was ever written: a login that has not answered yet has not. */
  spoke: boolean;
};

export class Terminal {
  readonly name: TerminalName;
  readonly since = new Date();
  readonly ended: Promise<void>;
  readonly #home: TerminalHome;
  readonly #pty: Pty;
  readonly #screen: Screen;
  readonly #lane: Lane;
  readonly #sizes: SizeGate;
  readonly #events: TerminalEvents;
  readonly #viewers = new Set<Viewer>();
  readonly #watchers = new Set<Onlooker>();
  #inCharge: Viewer | null = null;
  #size: Size;
  #title = '';
  #offset = 0;
  #held = false;
  #tape: Tape | null = null;
  #taping = false;
  /** Bytes since the last keyframe. */
  #taped = 0;
  #keyframes: NodeJS.Timeout | null = null;
  #lastBusy = Date.now();
  #tellEnded!: () => void;

  constructor(
    name: TerminalName,
    command: ShellCommand,
    { asked, home, events }: { asked: Size; home: TerminalHome; events: TerminalEvents },
  ) {
    this.name = name;
    this.#home = home;
    this.#events = events;
    this.#size = clampSize(asked, USUAL_SIZE);
    this.ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
    this.#screen = new Screen(this.#size, {
      title: (title) => this.#onTitle(title),
      mark: (label) => this.#tape?.mark(label),
      // Their own terminals have stumbled too, but not in the same place.
      stumbled: () => {
        for (const onlooker of this.#onlookers()) onlooker.renew();
      },
    });
    this.#lane = home.drawing.lane({
      draw: (bytes) => this.#draw(bytes),
      // What is written down is written down whole.
      skim: (bytes) => (this.#tape ? 0 : this.#screen.skim(bytes)),
      wait: () => this.#pty.pause(),
      goOn: () => this.#pty.resume(),
    });
    this.#sizes = new SizeGate(this.#size, (next) => this.#onSize(next));
    this.#pty = new Pty(command, this.#size, {
      bytes: (bytes) => this.#onBytes(bytes),
      exit: (code) => this.#onExit(code),
      pressure: (full) => this.#onPressure(full),
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Bytes the shell has written since it began. */
  get offset(): number {
    return this.#offset;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /** For how long nobody typed and nothing was written. */
  get idleMs(): number {
    return Date.now() - this.#lastBusy;
  }

  get info(): TerminalInfo {
    return {
      terminal: this.name.id,
      machine: this.name.machine,
      owner: this.name.owner,
      since: this.since.toISOString(),
      busy: new Date(this.#lastBusy).toISOString(),
      viewers: this.#viewers.size,
      watchers: this.#watchers.size,
      title: this.#title,
      recording: this.#tape !== null,
      spoke: this.#offset > 0,
    };
  }

  /** Somebody who works here. */
  attach(sink: Sink, asked: Size): Viewer {
    const viewer = new Viewer(
      sink,
      {
        snapshot: (tell) => this.#snapshot(tell),
        leave: () => this.#onLeave(viewer),
        input: (from, bytes) => this.#onInput(from, bytes),
        resize: (from) => this.#onResize(from),
        record: (on) => this.record(on),
        end: () => this.end(),
      },
      clampSize(asked, USUAL_SIZE),
    );
    this.#viewers.add(viewer);
    this.#takeCharge(viewer);
    viewer.renew();
    if (this.#held) viewer.hold(true);
    this.#greet(viewer);
    return viewer;
  }

  /** Somebody who only looks: nothing that is done with what this returns reaches the shell. */
  watch(sink: Sink): Onlooker {
    const watcher = new Onlooker(sink, {
      snapshot: (tell) => this.#snapshot(tell),
      leave: () => {
        this.#watchers.delete(watcher);
        this.#tellCompany();
      },
    });
    this.#watchers.add(watcher);
    watcher.renew();
    this.#greet(watcher);
    return watcher;
  }

  end(): void {
    this.#pty.end();
  }

  /** Writes down what is shown from now on, or stops doing so. */
  record(on: boolean): void {
    if (on === (this.#tape !== null)) return;
    if (on) this.#beginTape();
    else this.#lane.afterwards(() => this.#endTape('ended'));
  }

  /** A place to jump to in the recording, when there is one. */
  mark(label: string): void {
    this.#lane.afterwards(() => this.#tape?.mark(label));
  }

  /** The screen as it is now, for tests and for whoever only wants to look once. */
  snapshot(): Promise<Snapshot> {
    return new Promise((resolve) => this.#snapshot(resolve));
  }

  /** Told once everything that has come so far is drawn; later bytes are not in it. */
  #snapshot(tell: (snapshot: Snapshot) => void): void {
    this.#lane.afterwards(() => tell(this.#screen.snapshot()));
  }

  #onBytes(bytes: Uint8Array): void {
    const first = this.#offset === 0;
    this.#offset += bytes.length;
    this.#lastBusy = Date.now();
    if (first) this.#events.changed();
    for (const onlooker of this.#onlookers()) onlooker.receive(bytes);
    this.#lane.add(bytes);
  }

  /** What is written down is what was drawn, so that a keyframe and the output around it agree to the byte. */
  #draw(bytes: Uint8Array): void {
    this.#screen.write(bytes);
    if (!this.#taping || !this.#tape) return;
    this.#tape.output(bytes);
    this.#taped += bytes.length;
    // In a flood nobody who jumps should have to draw ten seconds of it.
    if (this.#taped >= KEYFRAME_BYTES) this.#tapeFrame(this.#tape);
  }

  #onInput(from: Viewer, bytes: Uint8Array): void {
    if (from !== this.#inCharge) {
      if (isOnlyReplies(bytes)) return;
      this.#takeCharge(from);
      this.#tellCompany();
    }
    this.#lastBusy = Date.now();
    this.#lane.hurry();
    this.#pty.write(bytes);
  }

  #onResize(from: Viewer): void {
    if (from === this.#inCharge) this.#sizes.ask(from.wanted);
  }

  #takeCharge(viewer: Viewer): void {
    this.#inCharge = viewer;
    this.#sizes.ask(viewer.wanted);
  }

  #onSize(size: Size): void {
    this.#size = size;
    this.#pty.resize(size);
    this.#lane.afterwards(() => {
      this.#screen.resize(size);
      if (this.#taping) this.#tape?.resized(size);
    });
    for (const onlooker of this.#onlookers()) onlooker.sized(size);
  }

  #onTitle(title: string): void {
    this.#title = title;
    this.#events.changed();
  }

  #onPressure(full: boolean): void {
    this.#held = full;
    for (const viewer of this.#viewers) viewer.hold(full);
    this.#tell({ type: 'trouble', held: full, silent: false });
  }

  #onLeave(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    if (viewer === this.#inCharge) {
      const next = [...this.#viewers].at(-1);
      if (next) this.#takeCharge(next);
      else this.#inCharge = null;
    }
    this.#tellCompany();
  }

  #onExit(code: number | null): void {
    this.#sizes.close();
    // After everything that was written has been drawn, so that the last words are on every screen.
    this.#snapshot(() => {
      for (const onlooker of this.#onlookers()) onlooker.exited(code);
      this.#viewers.clear();
      this.#watchers.clear();
      this.#inCharge = null;
      this.#endTape('ended', code);
      this.#home.drawing.leave(this.#lane);
      setImmediate(() => this.#screen.dispose());
      this.#events.ended();
      this.#tellEnded();
    });
  }

  #greet(onlooker: Onlooker): void {
    this.#tellCompany();
    if (this.#tape) onlooker.tell(this.#recordingNews());
    if (this.#held) onlooker.tell({ type: 'trouble', held: true, silent: false });
  }

  #tellCompany(): void {
    const company = { viewers: this.#viewers.size, watchers: this.#watchers.size };
    for (const onlooker of this.#onlookers()) {
      onlooker.tell({ type: 'company', ...company, decidesSize: onlooker === this.#inCharge });
    }
    this.#events.changed();
  }

  #tell(news: News): void {
    for (const onlooker of this.#onlookers()) onlooker.tell(news);
  }

  #onlookers(): Onlooker[] {
    return [...this.#viewers, ...this.#watchers];
  }

  #recordingNews(end: RecordingEnd | null = null): News {
    return {
      end,
      type: 'recording',
      id: this.#tape?.id ?? null,
      since: this.#tape?.since.toISOString() ?? null,
    };
  }

  #beginTape(): void {
    const tape = this.#home.openTape({
      name: this.name,
      size: this.#size,
      stopped: (why) => {
        if (this.#tape === tape) this.#endTape(why);
      },
    });
    this.#tape = tape;
    this.#keyframe(tape);
    let at = this.#offset;
    this.#keyframes = setInterval(() => {
      if (this.#offset === at) return;
      at = this.#offset;
      this.#keyframe(tape);
    }, KEYFRAME_MS);
    this.#tell(this.#recordingNews());
    this.#events.changed();
  }

  /** The first one is where a recording begins. */
  #keyframe(tape: Tape): void {
    this.#lane.afterwards(() => {
      if (this.#tape !== tape) return;
      this.#tapeFrame(tape);
      this.#taping = true;
    });
  }

  #tapeFrame(tape: Tape): void {
    this.#taped = 0;
    tape.keyframe(this.#screen.frame());
  }

  #endTape(why: RecordingEnd, code: number | null = null): void {
    if (!this.#tape) return;
    if (this.#keyframes) clearInterval(this.#keyframes);
    this.#taping = false;
    this.#tape.end(code);
    this.#tape = null;
    this.#tell(this.#recordingNews(why));
    this.#events.changed();
  }
}

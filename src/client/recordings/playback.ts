/** Plays a recording onto a surface: time, speed, pauses that are skipped, jumps to any moment. Knows no page. */
import type { RecordingAbout, RecordingScreen } from '#protocol';
import { type ReadPart, Reel } from './reel.ts';

/** What is drawn on. All of it is done in the order it was asked for. */
export type Surface = {
  /** Empty, in this size. */
  clear: (cols: number, rows: number) => void;
  resize: (cols: number, rows: number) => void;
  write: (text: string) => void;
  /** Becomes the terminal that was taken down. */
  restore: (screen: RecordingScreen) => void;
};

export type Source = {
  part: ReadPart;
  screen: (byte: number) => Promise<RecordingScreen>;
  /** Of a recording that runs: how much there is by now. */
  about: () => Promise<RecordingAbout>;
};

export type State = {
  playing: boolean;
  /** Something has to be fetched before it goes on. */
  waiting: boolean;
  /** Fetching failed; playing again tries again. */
  broken: boolean;
  at: number;
  speed: number;
  skipsPauses: boolean;
};

/** Longer than this nothing happens when pauses are skipped. */
export const LONGEST_PAUSE_MS = 2000;
/** A jump ahead by less than this goes through what lies between; further, a whole screen may be nearer. */
const NEAR_MS = 3000;
/** A few kilobytes each. */
const SCREENS_KEPT = 100;
/** When a page was asleep, time did not pass. */
const LONGEST_TICK_MS = 1000;

export class Playback {
  /** Told after every change. */
  changed: (state: State) => void = () => {};
  readonly #source: Source;
  readonly #surface: Surface;
  readonly #reel: Reel;
  readonly #screens = new Map<number, Promise<RecordingScreen>>();
  #about: RecordingAbout;
  #state: State = { playing: false, waiting: false, broken: false, at: 0, speed: 1, skipsPauses: true };
  /** When something was last shown, in time of the recording. */
  #shownAt = 0;
  /** Up to when the surface is drawn; null while a jump has not arrived. */
  #drawnTo: number | null = null;
  /** Counts jumps: an older one that is still fetching gives up. */
  #jump = 0;

  constructor(about: RecordingAbout, source: Source, surface: Surface) {
    this.#about = about;
    this.#source = source;
    this.#surface = surface;
    this.#reel = new Reel(about, source.part);
  }

  get state(): State {
    return this.#state;
  }

  get about(): RecordingAbout {
    return this.#about;
  }

  get isAtEnd(): boolean {
    return this.#state.at >= this.#about.playableMs;
  }

  set speed(speed: number) {
    this.#set({ speed });
  }

  set skipsPauses(skipsPauses: boolean) {
    this.#set({ skipsPauses });
  }

  /** At the end it begins again. */
  async play(): Promise<void> {
    this.#set({ broken: false });
    if (this.isAtEnd && this.#about.recording.end !== null) await this.seek(0);
    else if (this.#drawnTo === null) await this.seek(this.#state.at);
    if (!this.#state.broken) this.#set({ playing: true });
  }

  pause(): void {
    this.#set({ playing: false });
  }

  /** Time has passed on the clock of the page. */
  tick(ms: number): void {
    const { playing, waiting, at, speed } = this.#state;
    if (!playing || waiting) return;
    const wanted = at + Math.min(ms, LONGEST_TICK_MS) * speed;
    const next = this.#reel.peek();
    if (next === 'wait') {
      void this.#fetch();
      return;
    }
    const skipped = next && this.#skip(next.at, wanted);
    this.#show(skipped ?? wanted);
    const end = this.#about.playableMs;
    const now = Math.min(skipped ?? wanted, end);
    this.#drawnTo = now;
    this.#set(now >= end ? { at: end, playing: false } : { at: now });
  }

  /** Shows any moment; the newest wish wins. */
  async seek(wanted: number): Promise<void> {
    const at = Math.max(0, Math.min(wanted, this.#about.playableMs));
    this.#jump += 1;
    const jump = this.#jump;
    const from = this.#drawnTo;
    this.#drawnTo = null;
    this.#set({ at, waiting: true, broken: false });
    try {
      if (from === null || at < from || at - from >= NEAR_MS) await this.#reset(at, jump);
      while (this.#jump === jump && this.#show(at) === 'wait') await this.#reel.fill();
      if (this.#jump !== jump) return;
      this.#drawnTo = at;
      this.#set({ waiting: false });
    } catch (error) {
      if (this.#jump === jump) this.#break(error);
    }
  }

  /** Asks how much of a running recording there is by now; true when it has grown. */
  async grow(): Promise<boolean> {
    const { playableMs, to } = this.#about;
    this.#about = await this.#source.about();
    this.#reel.grow(this.#about.to);
    this.#set({});
    return this.#about.to > to || this.#about.playableMs > playableMs;
  }

  /** Silence ends here when it has lasted long enough; null when it has not. */
  #skip(next: number, wanted: number): number | null {
    const { skipsPauses } = this.#state;
    const isLong = next - this.#shownAt > LONGEST_PAUSE_MS && wanted - this.#shownAt > LONGEST_PAUSE_MS;
    return skipsPauses && isLong && wanted < next ? next : null;
  }

  /** Draws all that was shown up to a moment; 'wait' when some of it has to be fetched. */
  #show(until: number): 'wait' | 'done' {
    let text = '';
    const draw = () => {
      if (text) this.#surface.write(text);
      text = '';
    };
    for (;;) {
      const frame = this.#reel.peek();
      if (frame === null || frame === 'wait' || frame.at > until) {
        draw();
        return frame === 'wait' ? 'wait' : 'done';
      }
      this.#reel.take();
      this.#shownAt = frame.at;
      if (frame.code === 'o') text += frame.data;
      else if (frame.code === 'r') {
        draw();
        const size = /^([1-9]\d{0,2})x([1-9]\d{0,2})$/.exec(frame.data);
        if (size) this.#surface.resize(Number(size[1]), Number(size[2]));
      }
    }
  }

  /** The whole screen that stands nearest before a moment. */
  async #reset(at: number, jump: number): Promise<void> {
    const keyframe = this.#about.keyframes.findLast((one) => one.at <= at);
    this.#reel.fetch(keyframe?.byte ?? this.#about.from);
    const screen = keyframe && (await this.#screen(keyframe.byte));
    if (this.#jump !== jump) return;
    this.#reel.place(keyframe?.byte ?? this.#about.from, keyframe?.at ?? 0);
    if (screen) this.#surface.restore(screen);
    else this.#surface.clear(this.#about.cols, this.#about.rows);
    this.#shownAt = keyframe?.at ?? 0;
  }

  /** Whole screens stay as they are, so each is asked for once. */
  #screen(byte: number): Promise<RecordingScreen> {
    const known = this.#screens.get(byte) ?? this.#source.screen(byte);
    this.#screens.set(byte, known);
    known.catch(() => this.#screens.delete(byte));
    const [oldest] = this.#screens.keys();
    if (this.#screens.size > SCREENS_KEPT) this.#screens.delete(oldest!);
    return known;
  }

  async #fetch(): Promise<void> {
    this.#set({ waiting: true });
    const jump = this.#jump;
    try {
      await this.#reel.fill();
      if (this.#jump === jump) this.#set({ waiting: false });
    } catch (error) {
      if (this.#jump === jump) this.#break(error);
    }
  }

  #break(error: unknown): void {
    this.#set({ waiting: false, playing: false, broken: true });
    if (!(error instanceof Error) || error.name !== 'TroubleError') throw error;
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.changed(this.#state);
  }
}

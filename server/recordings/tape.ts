/**
 * Writes one terminal down while it runs, in the process that holds its shell. Whatever happens to the disk or to the
 * files, the shell does not notice: a recording ends, says why, and stays valid up to its last whole line.
 */
import { randomBytes } from 'node:crypto';
import type { RecordingEnd } from '#protocol';
import type { Frame, Size, Tape } from '../terminals/index.ts';
import { bareState } from './bare-state.ts';
import { type CastCode, eventLine, headerLine, plainLabel } from './cast.ts';
import { filesIn, folderOf, makeFolder } from './files.ts';
import {
  EVENT_LETTERS,
  FLUSH_MS,
  FRAME_MS,
  KEYFRAME_AFTER_LETTERS,
  KEYFRAME_BYTES,
  KEYFRAME_TIMES_ITS_SIZE,
  LIMITS,
  type Limits,
  LOOK_AROUND_EVERY,
  LOOK_MS,
  MARKS,
  UNWRITTEN_BYTES,
} from './limits.ts';
import { fullness, isDiskFull, usedIn } from './room.ts';
import { ScriptFile } from './script-file.ts';
import { Sieve } from './sieve.ts';
import { thisWriter } from './writer.ts';

export type TapeOptions = {
  /** Where all recordings lie. */
  folder: string;
  key: Uint8Array;
  owner: string;
  machine: string;
  /** As people call it; the title of the recording. */
  machineName: string;
  size: Size;
  /** Told when it ends by itself; never before `openTape` has returned. */
  stopped?: (reason: RecordingEnd) => void;
  limits?: Partial<Limits>;
  /** Milliseconds that never go back. */
  clock?: () => number;
};

/** `sealed` is told when nothing of it is on its way to the disk any more; a process should not end before. */
export type RecordingTape = Tape & { end: (code?: number | null) => void; readonly sealed: Promise<void> };

/** Why a recording stopped, written into it as its last mark. */
const LAST_MARK: Partial<Record<RecordingEnd, string>> = {
  size: '■ 녹화가 한도만큼 커져 여기서 멈췄습니다 / recording stopped here: it reached its size limit',
  length: '■ 녹화가 한도만큼 길어져 여기서 멈췄습니다 / recording stopped here: it reached its time limit',
  room: '■ 녹화 공간이 가득 차 여기서 멈췄습니다 / recording stopped here: no room left for recordings',
};

/** Never throws for what can happen on a disk: a tape that cannot begin says so through `stopped`. */
export function openTape(options: TapeOptions): RecordingTape {
  const limits = { ...LIMITS, ...options.limits };
  const folder = folderOf(options.folder, options.owner);
  try {
    makeFolder(folder);
    const full = fullness(folder, limits);
    if (full) return stillborn(options, full);
    return new DiskTape(folder, options, limits);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return stillborn(options, 'disk');
  }
}

function stillborn({ stopped }: TapeOptions, reason: RecordingEnd): RecordingTape {
  queueMicrotask(() => stopped?.(reason));
  const nothing = (): void => {};
  const id = randomBytes(16).toString('hex');
  const sealed = Promise.resolve();
  return {
    id,
    since: new Date(),
    output: nothing,
    resized: nothing,
    mark: nothing,
    keyframe: nothing,
    end: nothing,
    sealed,
  };
}

class DiskTape implements RecordingTape {
  readonly id = randomBytes(16).toString('hex');
  readonly since = new Date();
  readonly #folder: string;
  readonly #limits: Limits;
  readonly #script: ScriptFile;
  readonly #clock: () => number;
  readonly #beganMs: number;
  readonly #stopped: (reason: RecordingEnd) => void;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #sieve = new Sieve();
  readonly #look: NodeJS.Timeout;
  #flush: NodeJS.Timeout | null = null;
  #size: Size;
  #hasBegun = false;
  #isOver = false;
  #mayWrite: number;
  /** The event that later output may still join. */
  #open: { at: number; text: string } | null = null;
  #lastAt = 0;
  #lettersSinceKeyframe = 0;
  #marks = 0;
  #looks = 0;

  constructor(folder: string, options: TapeOptions, limits: Limits) {
    const { machine, machineName, owner, key, size } = options;
    this.#folder = folder;
    this.#limits = limits;
    this.#clock = options.clock ?? (() => performance.now());
    this.#beganMs = this.#clock();
    this.#stopped = options.stopped ?? (() => {});
    this.#size = size;
    this.#mayWrite = Math.min(limits.bytes, limits.personBytes - usedIn(folder).bytes);
    const origin = { id: this.id, owner, machine, machineName, began: this.since.toISOString() };
    this.#script = new ScriptFile(filesIn(folder, this.id), { ...origin, writer: thisWriter() }, key);
    this.#script.onTrouble = () => this.#stop('disk');
    this.#script.add(headerLine({ size, type: 'xterm-256color', began: this.since, title: machineName }), 0);
    this.#look = setInterval(() => this.#lookAfter(), LOOK_MS);
    this.#look.unref();
    this.#soon();
  }

  get sealed(): Promise<void> {
    return this.#script.closed;
  }

  output(bytes: Uint8Array): void {
    if (!this.#isOver) this.#show(this.#decoder.decode(bytes, { stream: true }));
  }

  resized(size: Size): void {
    if (this.#isOver) return;
    this.#size = size;
    this.#event('r', `${size.cols}x${size.rows}`);
  }

  mark(label: string): void {
    this.#marks += 1;
    if (!this.#isOver && this.#marks <= MARKS) this.#event('m', plainLabel(label));
  }

  /** The first one is the screen a recording begins with: part of what is shown, and a place to jump to. */
  keyframe({ cols, rows, data, state }: Frame): void {
    if (this.#isOver) return;
    if (this.#hasBegun) {
      const screen = JSON.stringify(bareState(state));
      const worth = Math.max(KEYFRAME_AFTER_LETTERS, screen.length * KEYFRAME_TIMES_ITS_SIZE);
      if (this.#lettersSinceKeyframe >= worth) this.#keep({ cols, rows }, screen);
      return;
    }
    this.#hasBegun = true;
    if (cols !== this.#size.cols || rows !== this.#size.rows) this.resized({ cols, rows });
    this.#show(data);
    this.#keep({ cols, rows }, JSON.stringify(bareState(state)));
    // The rest of a sequence that had begun before is not taken for text.
    this.output(Buffer.from(state.unfinished, 'base64'));
  }

  end(code: number | null = null): void {
    if (this.#isOver) return;
    this.#show(this.#decoder.decode());
    if (code !== null) this.#event('x', String(code));
    this.#stop('ended');
  }

  get #now(): number {
    return Math.max(this.#lastAt, Math.round(this.#clock() - this.#beganMs));
  }

  #show(decoded: string): void {
    const text = this.#sieve.push(decoded);
    if (text === '') return;
    this.#lettersSinceKeyframe += text.length;
    const now = this.#now;
    const joins = this.#open && now - this.#open.at < FRAME_MS;
    if (this.#open && joins && this.#open.text.length + text.length <= EVENT_LETTERS) this.#open.text += text;
    else {
      this.#close();
      this.#open = { at: now, text };
    }
    this.#soon();
    if (this.#script.bytes + this.#open.text.length > this.#mayWrite) this.#stopAtSize();
    else if (this.#script.unwritten > UNWRITTEN_BYTES) this.#stop('disk');
  }

  /** The event is told as it is; nothing joins it any more. */
  #close(): void {
    if (!this.#open) return;
    const { at, text } = this.#open;
    this.#open = null;
    for (const piece of pieces(text)) this.#line(at, 'o', piece);
  }

  /** What is held back, half a letter or half a sequence, has had no effect yet and follows the keyframe whole. */
  #keep({ cols, rows }: Size, screen: string): void {
    if (screen.length > KEYFRAME_BYTES) return;
    this.#close();
    this.#lettersSinceKeyframe = 0;
    this.#script.addKeyframe({ at: this.#lastAt, byte: this.#script.bytes, cols, rows, screen });
    this.#soon();
  }

  #event(code: CastCode, data: string): void {
    this.#close();
    this.#line(this.#now, code, data);
    this.#soon();
  }

  #line(at: number, code: CastCode, data: string): void {
    this.#script.add(eventLine(at - this.#lastAt, code, data), at);
    this.#lastAt = at;
  }

  #soon(): void {
    if (this.#flush || this.#isOver) return;
    this.#flush = setTimeout(() => {
      this.#flush = null;
      this.#close();
      this.#script.write();
    }, FLUSH_MS);
  }

  #stopAtSize(): void {
    this.#stop(this.#mayWrite < this.#limits.bytes ? 'room' : 'size');
  }

  #lookAfter(): void {
    this.#looks += 1;
    if (this.#script.isGone) this.#stop('deleted');
    else if (this.#clock() - this.#beganMs > this.#limits.lengthMs) this.#stop('length');
    else if (this.#looks % LOOK_AROUND_EVERY !== 0) return;
    else if (isDiskFull(this.#folder, this.#limits)) this.#stop('disk');
    else if (usedIn(this.#folder).bytes > this.#limits.personBytes) this.#stop('room');
  }

  #stop(reason: RecordingEnd): void {
    if (this.#isOver) return;
    this.#close();
    const lastMark = LAST_MARK[reason];
    if (lastMark) this.#line(this.#now, 'm', lastMark);
    this.#isOver = true;
    clearInterval(this.#look);
    if (this.#flush) clearTimeout(this.#flush);
    this.#script.end(reason);
    if (reason !== 'ended') this.#stopped(reason);
  }
}

/** Cut so that a letter of two units stays whole. */
function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + EVENT_LETTERS);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    yield text.slice(from, to);
    from = to;
  }
}

/** The files of a recording while it is written: text, whole screens and seal, in an order that a crash cannot turn around. */
import type { RecordingEnd } from '#protocol';
import type { Files } from './files.ts';
import { Journal } from './journal.ts';
import { type Keyframe, keyframeLine } from './keyframes.ts';
import { CHECKPOINT_BYTES, CHECKPOINT_MS, SYNC_MS } from './limits.ts';
import { Chain, type Origin, type Progress, Signer } from './seal.ts';
import { checkpointLine, endSlot, firstBytes } from './seal-file.ts';

type Line = { bytes: Buffer; at: number };

export class ScriptFile {
  readonly closed: Promise<void>;
  /** Told once when the disk does not take any more. */
  onTrouble: () => void = () => {};
  readonly #seal: Journal;
  readonly #keyframeFile: Journal;
  readonly #cast: Journal;
  readonly #signer: Signer;
  readonly #chain = new Chain();
  #lines: Line[] = [];
  #keyframes: Keyframe[] = [];
  #bytes = 0;
  #end: RecordingEnd | null = null;
  #isWriting = false;
  #at = 0;
  #sealedAt: Progress = { lines: 0, bytes: 0, at: 0 };
  #syncedMs = performance.now();
  #checkedMs = performance.now();
  #tellClosed!: () => void;

  constructor(files: Files, origin: Origin, key: Uint8Array) {
    this.closed = new Promise((resolve) => {
      this.#tellClosed = resolve;
    });
    this.#signer = new Signer(key, origin.id);
    // The seal first: what has none is nobody's.
    this.#seal = new Journal(files.seal, firstBytes(origin, this.#signer));
    this.#keyframeFile = new Journal(files.keyframes);
    this.#cast = new Journal(files.cast);
  }

  /** Of the text, with what is not on the disk yet. */
  get bytes(): number {
    return this.#bytes;
  }

  get unwritten(): number {
    return this.#bytes - this.#cast.bytes;
  }

  get isGone(): boolean {
    return this.#cast.isGone;
  }

  /** A whole line with its end; `at` is the time of its event. */
  add(line: string, at: number): void {
    const bytes = Buffer.from(line);
    this.#lines.push({ bytes, at });
    this.#bytes += bytes.length;
  }

  /** Follows the lines that were added before it. */
  addKeyframe(keyframe: Keyframe): void {
    this.#keyframes.push(keyframe);
  }

  /** Begins to write what was added; returns at once. */
  write(): void {
    if (this.#isWriting) return;
    this.#isWriting = true;
    void this.#pump();
  }

  end(reason: RecordingEnd): void {
    this.#end = reason;
    this.write();
  }

  async #pump(): Promise<void> {
    while (this.#lines.length > 0 || this.#keyframes.length > 0) {
      if (this.#end === 'deleted') break;
      if (!(await this.#tryToWrite())) {
        this.onTrouble();
        // What came after the gap would tell another story.
        this.#lines = [];
        this.#keyframes = [];
        this.#end = 'disk';
      }
    }
    if (this.#end) await this.#close(this.#end);
    else this.#isWriting = false;
  }

  async #tryToWrite(): Promise<boolean> {
    const lines = this.#lines;
    const keyframes = this.#keyframes;
    this.#lines = [];
    this.#keyframes = [];
    try {
      await this.#writeLines(lines);
      for (const keyframe of keyframes) {
        await this.#keyframeFile.append(await keyframeLine(keyframe, this.#signer));
      }
      await this.#checkpoint('when due');
      await this.#sync();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return false;
    }
  }

  async #writeLines(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    await this.#cast.append(Buffer.concat(lines.map(({ bytes }) => bytes)));
    for (const { bytes } of lines) this.#chain.add(bytes.subarray(0, -1));
    this.#at = lines.at(-1)!.at;
  }

  async #checkpoint(when: 'when due' | 'now'): Promise<void> {
    const { lines, bytes } = this.#chain;
    const isDue =
      bytes - this.#sealedAt.bytes >= CHECKPOINT_BYTES ||
      performance.now() - this.#checkedMs >= CHECKPOINT_MS;
    if (lines === this.#sealedAt.lines || (when === 'when due' && !isDue)) return;
    this.#sealedAt = { lines, bytes, at: this.#at };
    this.#checkedMs = performance.now();
    const checkpoint = { ...this.#sealedAt, tags: this.#chain.takeTags() };
    const mac = this.#signer.checkpoint(checkpoint, this.#chain.state);
    await this.#seal.append(checkpointLine({ ...checkpoint, mac }));
  }

  async #sync(): Promise<void> {
    if (performance.now() - this.#syncedMs < SYNC_MS) return;
    this.#syncedMs = performance.now();
    await this.#cast.sync();
    await this.#seal.sync();
  }

  async #close(reason: RecordingEnd): Promise<void> {
    try {
      if (reason !== 'deleted') await this.#sealAll(reason);
    } catch (error) {
      // A disk that takes nothing: sealed as recovered once this process is gone.
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    } finally {
      for (const file of [this.#cast, this.#keyframeFile, this.#seal]) await file.close();
      this.#tellClosed();
    }
  }

  async #sealAll(reason: RecordingEnd): Promise<void> {
    // Without room for one more checkpoint the end alone is signed.
    await this.#checkpoint('now').catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
    });
    const { lines, bytes } = this.#chain;
    const end = { reason, lines, bytes, at: this.#at };
    await this.#seal.overwrite(endSlot({ ...end, mac: this.#signer.end(end, this.#chain.state) }), 0);
    for (const file of [this.#cast, this.#keyframeFile, this.#seal]) await file.sync();
  }
}

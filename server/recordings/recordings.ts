/** Everybody's recordings, for the process that serves them: each person's own list, and nobody else's. */
import { open, readdir, rm, stat, truncate } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { RecordingAbout, RecordingInfo, RecordingList, RecordingScreen } from '#protocol';
import { type CastFormat, exported } from './export.ts';
import { type Files, filesIn, folderOf, isRecordingId, makeFolder } from './files.ts';
import { Kept, statOf } from './kept.ts';
import { type Keyframes, readKeyframes, unpack } from './keyframes.ts';
import { KEPT_MS, LIMITS, type Limits, PART_BYTES, TIDY_EVERY_MS } from './limits.ts';
import { type Reading, readRecording } from './reading.ts';
import { recover } from './recovery.ts';
import { fullness } from './room.ts';
import { Signer } from './seal.ts';
import { readSeal, readSealHead, type SealHead } from './seal-file.ts';
import { isAlive } from './writer.ts';

export type RecordingsOptions = {
  folder: string;
  key: Uint8Array;
  keptMs?: number;
  limits?: Limits;
  now?: () => Date;
  onFault?: (error: unknown) => void;
};

/** Files that belong to no recording are left alone this long: one may be about to begin. */
const ORPHAN_MS = 60_000;
type Known = { files: Files; signer: Signer; head: SealHead };

export class Recordings {
  readonly #options: Required<RecordingsOptions>;
  readonly #readings = new Kept<Reading>();
  readonly #screens = new Kept<Keyframes>();
  readonly #daily: NodeJS.Timeout;
  #tidying: Promise<void> = Promise.resolve();

  constructor(options: RecordingsOptions) {
    const usual = { keptMs: KEPT_MS, limits: LIMITS, now: () => new Date(), onFault: () => {} };
    this.#options = { ...usual, ...options };
    makeFolder(options.folder);
    const tidy = (): void => {
      this.#tidying = this.tidy().catch(this.#options.onFault);
    };
    this.#daily = setInterval(tidy, TIDY_EVERY_MS);
    this.#daily.unref();
    tidy();
  }

  async close(): Promise<void> {
    clearInterval(this.#daily);
    await this.#tidying;
  }

  /** The newest first. */
  async list(owner: string): Promise<RecordingList> {
    const folder = this.#folderOf(owner);
    const found = await Promise.all((await idsIn(folder)).map((id) => this.#find(owner, id)));
    const recordings = await Promise.all(
      found.filter((known) => known !== null).map((known) => this.#info(known)),
    );
    recordings.sort((a, b) => (a.began < b.began ? 1 : -1));
    const { limits, keptMs } = this.#options;
    return { recordings, full: fullness(folder, limits), keptDays: keptMs / (24 * 60 * 60 * 1000) };
  }

  async about(owner: string, id: string): Promise<RecordingAbout | null> {
    const known = await this.#find(owner, id);
    if (!known) return null;
    const { header, from, good, marks, damage } = await this.#read(id, known);
    const keyframes = await this.#keyframes(id, known);
    return {
      recording: await this.#info(known),
      cols: header?.size.cols ?? 80,
      rows: header?.size.rows ?? 24,
      from,
      to: Math.max(from, good.bytes),
      playableMs: good.at,
      marks,
      keyframes: [...keyframes.values()]
        .filter(({ byte }) => byte <= good.bytes)
        .map(({ at, byte }) => ({ at, byte })),
      damage,
    };
  }

  /** Whole lines from a byte on, about `PART_BYTES` of them; empty at the end. */
  async part(owner: string, id: string, from: number): Promise<Buffer | null> {
    const known = await this.#find(owner, id);
    if (!known) return null;
    const file = await open(known.files.cast);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES, from);
      return buffer.subarray(0, buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1);
    } finally {
      await file.close();
    }
  }

  async screen(owner: string, id: string, byte: number): Promise<RecordingScreen | null> {
    const known = await this.#find(owner, id);
    if (!known) return null;
    const keyframe = (await this.#keyframes(id, known)).get(byte);
    return keyframe ? unpack(keyframe) : null;
  }

  /** As a file to keep, with a name that says what it is and nothing about whose. */
  async file(
    owner: string,
    id: string,
    format: CastFormat,
  ): Promise<{ name: string; body: Readable } | null> {
    const known = await this.#find(owner, id);
    if (!known) return null;
    const { good } = await this.#read(id, known);
    const { machineName, began } = known.head.origin;
    const when = began.slice(0, 16).replace('T', '-').replace(':', '');
    const name = `${machineName.replace(/[^a-z0-9-]/gi, '-')}-${when}${format === 'v2' ? '-v2' : ''}.cast`;
    return { name, body: exported(known.files.cast, good.bytes, format) };
  }

  /** Gone from the disk when this is told, also what a running writer still holds open. */
  async remove(owner: string, id: string): Promise<boolean> {
    const known = await this.#find(owner, id);
    if (!known) return false;
    await removeFiles(known.files);
    this.#readings.forget(id);
    this.#screens.forget(id);
    return true;
  }

  /** Seals what was left behind, deletes what is older than it may be. */
  async tidy(): Promise<void> {
    for (const name of await readdir(this.#options.folder)) {
      const folder = `${this.#options.folder}/${name}`;
      if ((await stat(folder)).isDirectory()) await this.#tidyFolder(folder);
    }
  }

  async #tidyFolder(folder: string): Promise<void> {
    for (const id of await idsIn(folder)) {
      const files = filesIn(folder, id);
      const signer = new Signer(this.#options.key, id);
      await recover(files, signer);
      const head = await readSealHead(files.seal, signer);
      const from = head?.end ? endOf(head) : ((await statOf(files.seal))?.mtimeMs ?? 0);
      const isRunning = head !== null && head.end === null && isAlive(head.origin.writer);
      if (!isRunning && from + this.#options.keptMs <= this.#options.now().getTime())
        await removeFiles(files);
    }
    await this.#removeOrphans(folder);
  }

  async #removeOrphans(folder: string): Promise<void> {
    const ids = new Set(await idsIn(folder));
    for (const name of await readdir(folder)) {
      const [id = ''] = name.split('.');
      const path = `${folder}/${name}`;
      const age = this.#options.now().getTime() - ((await statOf(path))?.mtimeMs ?? 0);
      if (isRecordingId(id) && !ids.has(id) && age > ORPHAN_MS) await rm(path, { force: true });
    }
  }

  /** Null for what is not this person's, and just as well for what is nobody's or no id at all. */
  async #find(owner: string, id: string): Promise<Known | null> {
    if (!isRecordingId(id)) return null;
    const files = filesIn(this.#folderOf(owner), id);
    const signer = new Signer(this.#options.key, id);
    const head = await readSealHead(files.seal, signer);
    if (!head || head.origin.owner !== owner) return null;
    if (head.end || isAlive(head.origin.writer)) return { files, signer, head };
    await recover(files, signer);
    const sealed = await readSealHead(files.seal, signer);
    return sealed && { files, signer, head: sealed };
  }

  async #read(id: string, { files, signer }: Known): Promise<Reading> {
    return this.#readings.get(id, [files.cast, files.seal], async () => {
      const seal = await readSeal(files.seal, signer);
      if (!seal) throw new Error('a recording that was found must have a seal');
      return readRecording(files.cast, seal, signer);
    });
  }

  #keyframes(id: string, { files, signer }: Known): Promise<Keyframes> {
    return this.#screens.get(id, [files.keyframes], () => readKeyframes(files.keyframes, signer));
  }

  async #info({ files, head }: Known): Promise<RecordingInfo> {
    const sizes = await Promise.all(
      Object.values(files).map(async (file) => (await statOf(file))?.size ?? 0),
    );
    const { id, machine, machineName, began } = head.origin;
    const now = this.#options.now().getTime();
    return {
      id,
      machine,
      machineName,
      began,
      lengthMs: head.end?.at ?? Math.max(0, now - Date.parse(began)),
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      end: head.end?.reason ?? null,
      until: head.end ? new Date(endOf(head) + this.#options.keptMs).toISOString() : null,
    };
  }

  #folderOf(owner: string): string {
    const folder = folderOf(this.#options.folder, owner);
    makeFolder(folder);
    return folder;
  }
}

const endOf = ({ origin, end }: SealHead): number => Date.parse(origin.began) + (end?.at ?? 0);

async function idsIn(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => name.endsWith('.seal'))
    .map((name) => name.slice(0, -'.seal'.length))
    .filter(isRecordingId);
}

/** Emptied first: a writer that still has them open keeps their names alive, but not what was in them. */
async function removeFiles(files: Files): Promise<void> {
  for (const file of Object.values(files)) {
    await truncate(file, 0).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rm(file, { force: true });
  }
}

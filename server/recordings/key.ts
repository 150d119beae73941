/** The key that seals are made with: the server's own, made once, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const KEY_BYTES = 32;

/** Web server and holders may ask for it at the same moment; all of them get the same one. */
export function recordingKey(file: string): Uint8Array {
  if (!existsSync(file)) makeKey(file);
  const key = readFileSync(file);
  if (key.length === KEY_BYTES) return key;
  throw new Error(`${file} must hold a key of ${KEY_BYTES} bytes; move it away and a new one is made`);
}

function makeKey(file: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(KEY_BYTES), { mode: 0o600, flush: true });
  try {
    // A link is made whole or not at all.
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
}

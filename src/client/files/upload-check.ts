/** What can be told about a file before a byte of it is sent. The server looks again. */
import { words } from '../../i18n/files.ts';
import { HIDDEN } from '../lab/terminal/plain-text.ts';
import { MAX_FILE_BYTES } from './sizes.ts';

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029/\\]/u;

/** Why it cannot go up, in words; null when it can. */
export async function whyNot(file: File): Promise<string | null> {
  if (CONTROLS.test(file.name) || file.name.replace(HIDDEN, '') !== file.name) return words.localBadName;
  if (file.size > MAX_FILE_BYTES) return words.localTooLarge;
  try {
    await file.slice(0, 1).arrayBuffer();
    return null;
  } catch {
    return words.localUnreadable;
  }
}

/** What was dropped, folders told apart: a browser hands them over as files that cannot be read. */
export function dropped(transfer: DataTransfer): { files: File[]; folders: string[] } {
  const folders: string[] = [];
  const files: File[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const file = item.getAsFile();
    if (!file) continue;
    if (item.webkitGetAsEntry()?.isDirectory) folders.push(file.name);
    else files.push(file);
  }
  return { files, folders };
}

/** Sizes and times as people read them. */
import { fill, language, words } from '../../i18n/files.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return fill(words.bytes, { count: bytes });
  const units = ['KB', 'MB', 'GB', 'TB'];
  const at = Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10) - 1);
  return `${number.format(bytes / 1024 ** (at + 1))} ${units[at]}`;
}

/** A machine may claim any time; one that no calendar has is left out. */
export function timeWords(modified: string | null): string {
  const date = new Date(modified ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? '' : time.format(date);
}

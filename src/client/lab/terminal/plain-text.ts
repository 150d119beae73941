/** Words that come from a machine, made fit to stand in a page: one line, bounded, nothing that moves other words. */

/** As long as a window title may be before it says nothing more (S-14). */
export const TITLE_LIMIT = 80;

/** Control characters, C0, DEL and C1; line and paragraph separators count as such. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu;

/** Marks that turn the direction of writing, and letters nobody can see; the joiner of emoji stays. */
export const HIDDEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** Half a character at either side of a cut is none. */
const LONE_HALF = /[\ud800-\udfff]/gu;

export function plain(text: string, limit = TITLE_LIMIT): string {
  const clean = text
    // Nothing longer could be shown: a megabyte of title is not even looked at.
    .slice(0, limit * 8)
    .replace(CONTROLS, ' ')
    .replace(HIDDEN, '')
    .replace(LONE_HALF, '\ufffd')
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = [...clean];
  return letters.length <= limit ? clean : `${letters.slice(0, limit - 1).join('')}…`;
}

/** A title beside the machine's name: what only repeats that name is left out. */
export function titleBeside(name: string, title: string): string {
  const clean = plain(title);
  const prompt = /^[\w.-]{1,32}@([\w.-]{1,64}):\s*(.*)$/u.exec(clean);
  const rest = prompt && (prompt[1] === name || prompt[1]!.startsWith(`${name}.`)) ? prompt[2]! : clean;
  return rest === name ? '' : rest;
}

/** Text from outside, fit to be printed on anybody's terminal (S-30). */

/**
 * Controls of both sets, what turns the direction of writing or hides in it, line separators, tags, halves of letters.
 * Line feed and tab stay: whoever prints one line asks for one.
 */
const HARMFUL =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;
const BREAKS = /[\t\n]/g;

/** With `line` nothing is left that would begin another one. What is not shown as it is stands there as `\u001b`. */
export function printable(text: string, { line = false }: { line?: boolean } = {}): string {
  const harmless = text.replace(HARMFUL, spelled);
  return line ? harmless.replace(BREAKS, spelled) : harmless;
}

/** The same that JSON does, so that JSON stays JSON. */
function spelled(letters: string): string {
  let escaped = '';
  for (let i = 0; i < letters.length; i++)
    escaped += `\\u${letters.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return escaped;
}

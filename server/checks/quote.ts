/** The one way a value becomes a word of a shell command. Every probe passes its parameters through here. */

/** A word that sh, bash and dash read back as exactly these characters, whatever they are. */
export function quote(word: string): string {
  if (word.includes('\0') || !word.isWellFormed()) {
    throw new Error('a shell word must be well-formed text without NUL');
  }
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A command from its words, every one of them quoted. */
export function commandLine(words: readonly string[]): string {
  return words.map(quote).join(' ');
}

/** The same for people: quotes only where a shell needs them. It is shown, never run by us. */
export function readableCommand(words: readonly string[]): string {
  return words.map((word) => (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : quote(word))).join(' ');
}

/** Lines that were sent, to be sent again. They stay in the memory of the page: a line may hold what nobody should find later. */
const MOST_LINES = 200;

export class LineHistory {
  readonly #lines: string[] = [];
  #at = 0;
  /** What was being written when the way back began. */
  #draft = '';

  add(line: string): void {
    if (line.trim() !== '' && this.#lines.at(-1) !== line) this.#lines.push(line);
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
    this.#at = this.#lines.length;
    this.#draft = '';
  }

  /** The line before the one that is shown, or null at the oldest. */
  earlier(shown: string): string | null {
    if (this.#at === this.#lines.length) this.#draft = shown;
    if (this.#at === 0) return null;
    this.#at -= 1;
    return this.#lines[this.#at]!;
  }

  /** The line after it; after the newest comes what was being written. */
  later(): string | null {
    if (this.#at === this.#lines.length) return null;
    this.#at += 1;
    return this.#at === this.#lines.length ? this.#draft : this.#lines[this.#at]!;
  }
}

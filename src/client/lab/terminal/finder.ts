/** Finds words in what a terminal shows and what has scrolled away. */
import { SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import { settings } from './settings.ts';
import { FOUND, toneOf } from './theme.ts';

export class Finder {
  readonly #terminal: Terminal;
  readonly #search = new SearchAddon();
  #caseSensitive = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    terminal.loadAddon(this.#search);
  }

  /** Looks upwards from where it stands, as one does in a terminal, or downwards. */
  find(text: string, direction: 'next' | 'previous', caseSensitive: boolean): boolean {
    // The addon does not notice that only this has changed.
    if (caseSensitive !== this.#caseSensitive) this.#search.clearDecorations();
    this.#caseSensitive = caseSensitive;
    const { match, active } = FOUND[toneOf(settings.now)];
    const decorations = {
      matchBackground: match,
      activeMatchBackground: active,
      activeMatchBorder: active,
      matchOverviewRuler: match,
      activeMatchColorOverviewRuler: active,
    };
    const options = { caseSensitive, decorations };
    return direction === 'next'
      ? this.#search.findNext(text, options)
      : this.#search.findPrevious(text, options);
  }

  /** `at` is -1 when there are too many to count. */
  onFound(tell: (at: number, count: number) => void): void {
    this.#search.onDidChangeResults(({ resultIndex, resultCount }) => tell(resultIndex, resultCount));
  }

  end(): void {
    this.#search.clearDecorations();
    this.#terminal.clearSelection();
  }
}

/** Pasting: asks where it could do harm, shows how far it is where it takes time, and can be stopped. */
import { fill, words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { choose } from '../ask.ts';
import type { Notices } from './notices.ts';
import { asOneLine, isHarmless, type Paste, readPaste } from './paste.ts';
import type { PasteRun } from './send-queue.ts';
import { settings } from './settings.ts';

const LIMIT_MB = 4;
const PREVIEW_CHARACTERS = 1500;
/** What is over sooner needs no bar. */
const BAR_AFTER_MS = 250;
const BAR_EVERY_MS = 80;

export type PasteHome = {
  name: string;
  notices: Notices;
  /** Whether the shell takes a paste as one piece. */
  bracketed: () => boolean;
  send: (text: string) => PasteRun;
  say: (sentence: string) => void;
  focus: () => void;
};

/** What a person pasted; one question at a time, and none is answered twice. */
export class PasteDesk {
  readonly #home: PasteHome;
  #asking = false;

  constructor(home: PasteHome) {
    this.#home = home;
  }

  async offer(raw: string): Promise<void> {
    if (this.#asking || raw === '') return;
    if (raw.length > LIMIT_MB * 1024 * 1024) {
      this.#home.say(fill(words.pasteTooLarge, { limit: LIMIT_MB }));
      return;
    }
    const paste = readPaste(raw);
    const asks = paste.hidden > 0 || (settings.now.askLines && !isHarmless(paste));
    const text = asks ? await this.#ask(paste) : paste.text;
    if (text === null) return;
    this.#home.focus();
    await this.run(text);
  }

  /** Pastes without a question; tells how it went when it took its time. */
  async run(text: string): Promise<void> {
    const run = this.#home.send(text);
    const bar = setTimeout(() => this.#showBar(run), BAR_AFTER_MS);
    const end = await run.ended;
    clearTimeout(bar);
    const shown = this.#home.notices.has('paste');
    this.#home.notices.clear('paste');
    const percent = Math.floor((run.sent() / Math.max(1, run.total)) * 100);
    if (end === 'cancelled') this.#home.say(fill(words.pasteStopped, { percent }));
    else if (end === 'cut')
      this.#home.say(run.sent() > 0 ? fill(words.pasteCut, { percent }) : words.terminalNotTyped);
    else if (shown) this.#home.say(fill(words.pasteDone, { characters: [...text].length }));
  }

  async #ask(paste: Paste): Promise<string | null> {
    this.#asking = true;
    const chosen = await choose(
      {
        title: fill(words.pasteTitle, { machine: this.#home.name }),
        text: this.#facts(paste),
        detail: previewOf(paste.text),
      },
      [
        ...(paste.lines > 1 ? [{ value: 'line', label: words.pasteOneLine }] : []),
        { value: 'yes', label: words.pasteYes, tone: 'strong' as const },
      ],
    );
    this.#asking = false;
    if (chosen === null) return null;
    return chosen === 'line' ? asOneLine(paste.text) : paste.text;
  }

  #facts({ lines, characters, hidden }: Paste): string {
    return [
      `${lines > 1 ? fill(words.pasteSize, { lines, characters }) : fill(words.pasteSizeOne, { characters })}.`,
      lines > 1 && !this.#home.bracketed() ? words.pasteRuns : '',
      hidden > 0 ? fill(words.pasteHidden, { count: hidden }) : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ');
  }

  #stop(run: PasteRun): void {
    run.cancel();
    this.#home.focus();
  }

  #showBar(run: PasteRun): void {
    const bar = element('progress', { max: String(run.total), value: '0', 'aria-label': words.pasting });
    this.#home.notices.show('paste', {
      sign: '▮',
      text: words.pasting,
      body: bar,
      actions: [{ label: words.pasteStop, run: () => this.#stop(run) }],
    });
    const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);
    const moving = setInterval(() => {
      if (!bar.isConnected) return clearInterval(moving);
      bar.value = run.sent();
      this.#home.notices.aside(
        'paste',
        fill(words.pasteProgress, { sent: kilobytes(run.sent()), total: kilobytes(run.total) }),
      );
    }, BAR_EVERY_MS);
  }
}

function previewOf(text: string): string {
  const letters = [...text.slice(0, PREVIEW_CHARACTERS * 2)];
  if (letters.length <= PREVIEW_CHARACTERS && text.length <= PREVIEW_CHARACTERS * 2) return text;
  const rest = [...text].length - PREVIEW_CHARACTERS;
  return `${letters.slice(0, PREVIEW_CHARACTERS).join('')}\n${fill(words.pasteMore, { count: rest })}`;
}

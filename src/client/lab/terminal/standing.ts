/** Shows how a page stands to its terminal without flicker: what is over in half a second is not worth a word. */
import { fill, words } from '../../../i18n/live.ts';
import type { Notices } from './notices.ts';
import { noticeOf, type Remedies } from './sentences.ts';
import type { TerminalState } from './state.ts';

const CALM_MS = 500;

export type StandingHome = {
  machine: string;
  notices: Notices;
  remedies: Remedies;
  /** A state that stays long enough to be told. */
  told: (state: TerminalState) => void;
};

export class Standing {
  readonly #home: StandingHome;
  #state: TerminalState = { is: 'connecting' };
  #shown: TerminalState = { is: 'connecting' };
  #calm: ReturnType<typeof setTimeout> | undefined;
  #count: ReturnType<typeof setInterval> | undefined;

  constructor(home: StandingHome) {
    this.#home = home;
  }

  get state(): TerminalState {
    return this.#state;
  }

  set(state: TerminalState): void {
    this.#state = state;
    const passing = state.is === 'connecting' || 'retryAt' in state;
    if (!passing) this.show();
    else if (this.#shown.is === 'connected') this.#calm ??= setTimeout(() => this.show(), CALM_MS);
    else this.show();
  }

  /** Now, because somebody typed or the half second is over. */
  show(): void {
    clearTimeout(this.#calm);
    this.#calm = undefined;
    const state = this.#state;
    // An attempt after a loss is part of the loss, not news.
    if (state.is === 'connecting' && 'retryAt' in this.#shown) {
      this.#home.notices.aside('state', words.terminalTrying);
      return;
    }
    const same = this.#shown.is === state.is && 'retryAt' in state;
    this.#shown = state;
    if (!same) this.#draw(state);
    this.#countDown(state);
  }

  end(): void {
    clearTimeout(this.#calm);
    clearInterval(this.#count);
  }

  #draw(state: TerminalState): void {
    const { notices, machine, remedies, told } = this.#home;
    const notice = noticeOf(state, machine, remedies);
    if (notice) notices.show('state', notice);
    else notices.clear('state');
    told(state);
  }

  #countDown(state: TerminalState): void {
    clearInterval(this.#count);
    if (!('retryAt' in state)) return;
    const tell = () => {
      const seconds = Math.ceil((state.retryAt - Date.now()) / 1000);
      const text = seconds > 0 ? fill(words.terminalRetryIn, { seconds }) : words.terminalTrying;
      this.#home.notices.aside('state', text);
    };
    tell();
    this.#count = setInterval(tell, 1000);
  }
}

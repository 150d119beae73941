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
  /** The loss that is not over yet: an attempt to come back is part of it, not news. */
  #loss: Waiting | null = null;
  #wasConnected = false;
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
    if (isWaiting(state)) this.#loss = state;
    else if (state.is !== 'connecting') this.#loss = null;
    if (state.is === 'connected') this.#wasConnected = true;
    const passing = state.is === 'connecting' || isWaiting(state);
    if (passing && this.#shown.is === 'connected') this.#calm ??= setTimeout(() => this.show(), CALM_MS);
    else this.show();
  }

  /** Now, because somebody typed or the half second is over. */
  show(): void {
    clearTimeout(this.#calm);
    this.#calm = undefined;
    const state = this.#loss ?? this.#state;
    if (this.#shown.is !== state.is || !isWaiting(state)) this.#draw(state);
    this.#shown = state;
    clearInterval(this.#count);
    if (isWaiting(state)) this.#countDown(state);
  }

  end(): void {
    clearTimeout(this.#calm);
    clearInterval(this.#count);
  }

  #draw(state: TerminalState): void {
    const { notices, machine, remedies, told } = this.#home;
    const notice = noticeOf(state, machine, remedies, this.#wasConnected);
    if (notice) notices.show('state', notice);
    else notices.clear('state');
    told(state);
  }

  #countDown(loss: Waiting): void {
    const tell = () => {
      const seconds = this.#state.is === 'connecting' ? 0 : Math.ceil((loss.retryAt - Date.now()) / 1000);
      const text = seconds > 0 ? fill(words.terminalRetryIn, { seconds }) : words.terminalTrying;
      this.#home.notices.aside('state', text);
    };
    tell();
    this.#count = setInterval(tell, 1000);
  }
}

type Waiting = Extract<TerminalState, { retryAt: number }>;
const isWaiting = (state: TerminalState): state is Waiting => 'retryAt' in state;

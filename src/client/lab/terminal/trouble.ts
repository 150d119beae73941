/** What stands between a learner and a shell that is connected: it does not read, nobody answers for it, Ctrl+S stopped it. */
import { words } from '../../../i18n/live.ts';
import { FlowHint } from './flow-hint.ts';
import type { Notices } from './notices.ts';

export type TroubleHome = {
  notices: Notices;
  say: (sentence: string) => void;
  /** The trouble is over: says how things stand. */
  over: () => void;
  /** Lets the output go on. */
  resume: () => void;
};

export class Trouble {
  readonly #home: TroubleHome;
  readonly #flow = new FlowHint((stopped) => this.#tellStopped(stopped));

  constructor(home: TroubleHome) {
    this.#home = home;
  }

  tell({ held, silent }: { held: boolean; silent: boolean }): void {
    const { notices, say, over } = this.#home;
    if (!held && !silent) {
      if (notices.has('trouble')) over();
      notices.clear('trouble');
      return;
    }
    const text = silent ? words.terminalSilent : words.terminalHeld;
    notices.show('trouble', {
      sign: '△',
      text,
      aside: silent ? '' : words.terminalHeldKeys,
      actions: [],
      warns: true,
    });
    say(text);
  }

  /** The connection is another one now. */
  clear(): void {
    this.#home.notices.clear('trouble');
  }

  typed(text: string): void {
    this.#flow.typed(text);
  }

  /** The shell wrote something. */
  heard(): void {
    this.#flow.heard();
  }

  #tellStopped(stopped: boolean): void {
    const { notices, say, resume } = this.#home;
    if (!stopped) {
      notices.clear('stopped');
      return;
    }
    notices.show('stopped', {
      sign: '‖',
      text: words.terminalStopped,
      actions: [{ label: words.terminalResume, run: resume }],
    });
    say(words.terminalStopped);
  }
}

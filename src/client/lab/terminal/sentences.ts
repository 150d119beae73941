/** How a page stands to a terminal, in words: one line to be told, and a strip with what can be done about it. */
import { fill, words } from '../../../i18n/live.ts';
import type { Notice } from './notices.ts';
import type { TerminalState } from './state.ts';

export type Remedies = {
  /** Tries, or opens, again. */
  again: () => void;
  /** Shows which shells run. */
  running: () => void;
};

const CONNECTED = {
  same: words.terminalFound,
  new: words.terminalConnected,
  replaced: words.terminalReplaced,
} as const;

export function sentenceOf(state: TerminalState, machine: string): string {
  switch (state.is) {
    case 'connecting':
      return fill(words.terminalConnecting, { machine });
    case 'connected':
      return fill(CONNECTED[state.shell], { machine });
    case 'lost':
      return fill(words.terminalLost, { machine });
    case 'unreachable':
      return fill(words.terminalUnreachable, { machine });
    case 'no-lab':
      return words.terminalNoLab;
    case 'exited':
      return state.code === null
        ? fill(words.terminalExited, { machine })
        : fill(words.terminalExitedCode, { machine, code: state.code });
    case 'too-many':
      return words.terminalTooMany;
    case 'no-machine':
      return fill(words.terminalNoMachine, { machine });
    case 'no-terminal':
      return words.watchGone;
    case 'old-page':
      return words.terminalOldPage;
    case 'not-allowed':
      return words.terminalNotAllowed;
    case 'refused':
      return words.terminalRefused;
  }
}

/** `null` when there is nothing to do about it. */
export function noticeOf(
  state: TerminalState,
  machine: string,
  { again, running }: Remedies,
  wasConnected: boolean,
): Notice | null {
  const lost = wasConnected ? words.terminalLostCard : words.terminalNoServer;
  const text = state.is === 'lost' ? lost : sentenceOf(state, machine);
  const strip = (sign: string, ...actions: Notice['actions']): Notice => ({ sign, text, actions });
  switch (state.is) {
    case 'connecting':
    case 'connected':
      return null;
    case 'lost':
    case 'unreachable':
    case 'no-lab':
      return { ...strip('△', { label: words.terminalRetryNow, run: again }), warns: true };
    case 'exited':
      return strip('○', { label: words.terminalAgain, run: again, strong: true });
    case 'too-many':
      return strip(
        '△',
        { label: words.actionRunning, run: running, strong: true },
        { label: words.terminalAgain, run: again },
      );
    case 'old-page':
    case 'refused':
      return strip('↻', { label: words.reload, run: () => location.reload(), strong: true });
    case 'no-machine':
    case 'no-terminal':
    case 'not-allowed':
      return strip('△');
  }
}

/** Which sign a tab carries. */
export function signOf({ is }: TerminalState): 'connecting' | 'connected' | 'lost' | 'ended' {
  if (is === 'connecting' || is === 'connected') return is;
  return is === 'exited' || is === 'too-many' ? 'ended' : 'lost';
}

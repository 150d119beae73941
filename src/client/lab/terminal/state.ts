/** How a page stands to its terminal, and what a close of the server says about it. */
import { CLOSE } from '#protocol';

/**
 * connecting     no answer yet
 * connected      `shell`: the one that was there before, a new one, or a new one in place of one that is gone
 * lost           the connection broke; tried again at `retryAt`, in milliseconds of `Date.now()`
 * unreachable    the server is there, the machine does not answer; tried again
 * no-lab         there are no machines; tried again
 * exited         the shell has ended
 * too-many       there are as many terminals as there may be
 * no-machine     the inventory has no such machine
 * no-terminal    no such terminal to look at
 * old-page       the server speaks a newer protocol than this page
 * not-allowed    this browser was not let in
 * refused        the server did not understand this page
 */
export type TerminalState =
  | { is: 'connecting' }
  | { is: 'connected'; shell: 'same' | 'new' | 'replaced' }
  | { is: 'lost' | 'unreachable' | 'no-lab'; retryAt: number }
  | { is: 'exited'; code: number | null }
  | { is: Over };

type Over = 'too-many' | 'no-machine' | 'no-terminal' | 'old-page' | 'not-allowed' | 'refused';

const OVER = new Map<number, Over>([
  [CLOSE.noSuchMachine.code, 'no-machine'],
  [CLOSE.noSuchTerminal.code, 'no-terminal'],
  [CLOSE.tooMany.code, 'too-many'],
  [CLOSE.notAllowed.code, 'not-allowed'],
  [CLOSE.oldPage.code, 'old-page'],
]);

/** With `retryAt` the page tries again; without, it is over, and `exit` is what the shell answered at its end. */
export function stateAfter(code: number, exit: number | null, retryAt?: number): TerminalState {
  if (retryAt !== undefined) {
    if (code === CLOSE.unreachable.code) return { is: 'unreachable', retryAt };
    return { is: code === CLOSE.noLab.code ? 'no-lab' : 'lost', retryAt };
  }
  if (code === CLOSE.exited.code) return { is: 'exited', code: exit };
  return { is: OVER.get(code) ?? 'refused' };
}

/** Whether the shell may still be there. */
export const mayLive = ({ is }: TerminalState): boolean =>
  is === 'connecting' || is === 'connected' || is === 'lost' || is === 'unreachable' || is === 'no-lab';

/** The count of running shells below the terminals, their list, and a word about those that no tab shows. */
import { fill, words } from '../../../i18n/live.ts';
import { element, must } from '../../element.ts';
import { type RunningShell, runningShells } from './running.ts';
import { showRunning } from './running-list.ts';

/** While somebody looks at the page; the list itself is always fetched anew. */
const LOOK_EVERY_MS = 60_000;

export type RunningPane = {
  open: (shell: RunningShell) => void;
  isHere: (shell: RunningShell) => boolean;
  endHere: (shell: RunningShell) => boolean;
  say: (sentence: string) => void;
  /** Whether this page could show it. */
  fits: (shell: RunningShell) => boolean;
  drawer: (title: string, body: Node) => () => void;
};

export function attachRunning(
  root: HTMLElement,
  pane: RunningPane,
): { show: () => void; look: () => Promise<void> } {
  const button = must<HTMLButtonElement>('[data-running]', root);
  const still = must<HTMLElement>('[data-still]', root);

  const show = () => {
    const place = element('div', { 'aria-live': 'polite' });
    const close = pane.drawer(words.runningTitle, place);
    const here = (shell: RunningShell) => {
      close();
      pane.open(shell);
    };
    void showRunning(place, { ...pane, open: { here } }).then(() => look());
  };

  /** Shells that were left running: offered where terminals are, not pressed upon anybody. */
  const look = async (): Promise<void> => {
    const shells = await runningShells();
    if (shells === null) return;
    button.hidden = shells.length === 0;
    button.textContent = fill(words.runningButton, { count: shells.length });
    const left = shells.filter((shell) => pane.fits(shell) && !pane.isHere(shell));
    still.hidden = left.length === 0;
    must('[data-still-text]', still).textContent = fill(words.runningStill, { count: left.length });
  };

  button.addEventListener('click', show);
  must('[data-still-open]', still).addEventListener('click', show);
  setInterval(() => document.visibilityState === 'visible' && void look(), LOOK_EVERY_MS);
  return { show, look };
}

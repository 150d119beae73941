/** Keys that work in a terminal, around it, and on the way into it. */
import type { TerminalTab } from '../terminal-tab.ts';
import { actOf, type KeyAct } from './keys.ts';
import { settings } from './settings.ts';

export type KeyActs = {
  current: () => TerminalTab | null;
  leave: () => void;
  tools: () => void;
  step: (by: 1 | -1) => void;
  find: (tab: TerminalTab) => void;
  line: () => void;
};

/** Returns what a terminal asks about every key: false for those the page takes for itself. */
export function attachKeys(
  root: HTMLElement,
  { current, leave, tools, step, find, line }: KeyActs,
): (event: KeyboardEvent, tab: TerminalTab) => boolean {
  const acts: Record<KeyAct, ((tab: TerminalTab) => void) | null> = {
    leave,
    tools,
    next: () => step(1),
    previous: () => step(-1),
    find,
    copy: (tab) => tab.copySelection(),
    larger: () => settings.zoomBy(1),
    smaller: () => settings.zoomBy(-1),
    standard: () => settings.zoomBy(0),
    line,
    // The browser makes a paste of it.
    paste: null,
    // The page listens above us.
    check: null,
  };
  attachWays(root, current, leave);
  return (event, tab) => {
    if (event.type !== 'keydown') return true;
    if (copiesInstead(event, tab)) return false;
    // AltGr passes for Ctrl+Alt on some keyboards.
    const act = event.getModifierState('AltGraph') ? null : actOf(event);
    if (act === null) return true;
    const run = acts[act];
    if (run) event.preventDefault();
    run?.(tab);
    return false;
  };
}

/** With something selected Ctrl+C copies, once; without, it interrupts as always. */
function copiesInstead(event: KeyboardEvent, tab: TerminalTab): boolean {
  const { ctrlKey, altKey, shiftKey, code, repeat } = event;
  if (!ctrlKey || altKey || shiftKey || code !== 'KeyC' || repeat || !tab.copySelection()) return false;
  tab.screen?.xterm.clearSelection();
  event.preventDefault();
  return true;
}

/** From anywhere on the page into the terminal, as the arrow points, and from around it back to the page. */
function attachWays(root: HTMLElement, current: () => TerminalTab | null, leave: () => void): void {
  document.addEventListener('keydown', (event) => {
    const tab = current();
    const act = actOf(event);
    if (event.defaultPrevented || !tab || tab.isFocused || root.offsetParent === null) return;
    const isAround = root.contains(document.activeElement);
    if (act !== 'tools' && !(act === 'leave' && isAround)) return;
    event.preventDefault();
    if (act === 'leave') leave();
    else tab.focus();
  });
}

/** Lights the panes of a machine map and lets arrow keys walk over it as it is laid out on the screen. */
import type { MachineState } from '#protocol';
import { words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { store } from '../page/connection.ts';

export type ShownState = MachineState | 'waiting';

export const STATE_SIGN: Record<ShownState, string> = {
  up: '●',
  booting: '◐',
  unreachable: '△',
  down: '○',
  absent: '×',
  waiting: '·',
};
export const STATE_WORD: Record<ShownState, string> = {
  up: words.stateUp,
  booting: words.stateBooting,
  unreachable: words.stateUnreachable,
  down: words.stateDown,
  absent: words.stateAbsent,
  waiting: words.stateWaiting,
};

/** Writes a state into an element that has a sign and a word. */
export function showState(holder: HTMLElement, state: ShownState): void {
  if (holder.dataset.state === state) return;
  holder.dataset.state = state;
  must('[data-state-sign]', holder).textContent = STATE_SIGN[state];
  must('[data-state-word]', holder).textContent = STATE_WORD[state];
}

type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
type Spot = { x: number; y: number };

/** The nearest pane in a direction; sideways costs more, so that a column is followed before it is left. */
export function nearest(from: Spot, spots: readonly Spot[], direction: Direction): number {
  const horizontal = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [i, spot] of spots.entries()) {
    const along = (horizontal ? spot.x - from.x : spot.y - from.y) * sign;
    const across = Math.abs(horizontal ? spot.y - from.y : spot.x - from.x);
    const cost = along + across * 4;
    if (along > 2 && cost < bestCost) {
      best = i;
      bestCost = cost;
    }
  }
  return best;
}

function centre(pane: Element): Spot {
  const box = pane.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function walk(map: HTMLElement): void {
  const panes = [...map.querySelectorAll<HTMLAnchorElement>('[data-machine]')];
  const rove = (to: HTMLAnchorElement) => {
    for (const pane of panes) pane.tabIndex = pane === to ? 0 : -1;
  };
  if (panes[0]) rove(panes[0]);
  map.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLAnchorElement && panes.includes(target)) rove(target);
  });
  map.addEventListener('keydown', (event) => {
    const at = panes.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = target(event.key, at, panes);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}

function target(key: string, at: number, panes: HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  if (key === 'Home') return panes[0];
  if (key === 'End') return panes.at(-1);
  if (!/^Arrow(Up|Down|Left|Right)$/.test(key)) return undefined;
  return panes[nearest(centre(panes[at]!), panes.map(centre), key as Direction)];
}

for (const map of document.querySelectorAll<HTMLElement>('[data-machine-map]')) {
  walk(map);
  store.subscribe(({ lab, connection }) => {
    const stale = connection !== 'connected' || lab?.kind === 'none';
    for (const pane of map.querySelectorAll<HTMLElement>('[data-machine]')) {
      showState(pane, stale ? 'waiting' : (lab?.machines[pane.dataset.machine!] ?? 'waiting'));
    }
  });
}

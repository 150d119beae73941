/** The "⋯" of the terminal pane: a menu of what can be done with the terminal that is shown. */
import { words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { type Action, actionsFor, type OpenTerminal } from './toolbar.ts';

const GAP_PX = 6;

const STEP: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** `menu` is an empty popover beside `button`. */
export function attachMenu(
  button: HTMLButtonElement,
  menu: HTMLElement,
  current: () => OpenTerminal | null,
): void {
  button.popoverTargetElement = menu;
  menu.addEventListener('beforetoggle', (event) => {
    if (event.newState !== 'open') return;
    fillMenu(menu, current());
    place(menu, button);
  });
  menu.addEventListener('toggle', (event) => {
    const isOpen = event.newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) itemsOf(menu)[0]?.focus();
  });
  menu.addEventListener('keydown', (event) => step(event, menu));
}

function fillMenu(menu: HTMLElement, terminal: OpenTerminal | null): void {
  const found = terminal ? actionsFor(terminal) : [];
  menu.replaceChildren(
    ...(found.length === 0 ? [element('p', {}, words.menuNothing)] : []),
    ...found.flatMap((action, at) => [
      ...(at > 0 && found[at - 1]!.group !== action.group ? [element('hr')] : []),
      itemOf(menu, action, terminal!),
    ]),
  );
}

function itemOf(menu: HTMLElement, action: Action, terminal: OpenTerminal): HTMLButtonElement {
  const label = typeof action.label === 'string' ? action.label : action.label(terminal);
  const item = element(
    'button',
    {
      type: 'button',
      role: action.checked ? 'menuitemcheckbox' : 'menuitem',
      'aria-checked': action.checked ? String(action.checked(terminal)) : undefined,
      tabindex: '-1',
      'data-action': action.id,
    },
    element('span', {}, label),
    action.keys ? element('kbd', {}, action.keys) : null,
  );
  item.addEventListener('click', () => {
    menu.hidePopover();
    action.run(terminal);
  });
  return item;
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLButtonElement>('[data-action]')];

function step(event: KeyboardEvent, menu: HTMLElement): void {
  const items = itemsOf(menu);
  const to = STEP[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  if (!to || items.length === 0) return;
  event.preventDefault();
  const at = items.findIndex((item) => item.matches(':focus'));
  items[to(at, items.length)]!.focus();
}

/** Below the button, their right edges in line; known before anything is drawn, so that nothing jumps. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const { right, bottom } = button.getBoundingClientRect();
  const top = bottom + GAP_PX;
  menu.style.top = `${top}px`;
  menu.style.right = `${Math.max(GAP_PX, document.documentElement.clientWidth - right)}px`;
  menu.style.maxHeight = `${innerHeight - top - GAP_PX}px`;
}

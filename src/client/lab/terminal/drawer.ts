/** A drawer inside the terminal pane: something to read or do beside the text, closed with Escape. */
import { words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';

export type Drawer = {
  title: string;
  body: Node;
  /** Called once, however it was closed. */
  closed?: () => void;
};

const open = new WeakMap<HTMLElement, () => void>();
/** For ids that no other drawer has. */
let made = 0;

/** Opens over the end of `pane`, in place of an older one; `leave` takes the focus back. */
export function openDrawer(pane: HTMLElement, drawer: Drawer, leave: () => void): () => void {
  open.get(pane)?.();
  made += 1;
  const id = `drawer-${made}`;
  const shut = element('button', { type: 'button', class: 'shut', 'aria-label': words.close }, '×');
  const title = element('h3', { id, tabindex: '-1' }, drawer.title);
  const drawn = element(
    'section',
    { class: 'drawer', 'aria-labelledby': id },
    element('header', {}, title, shut),
    element('div', { class: 'drawer-body' }, drawer.body),
  );
  const close = () => {
    if (!drawn.isConnected) return;
    const hadFocus = drawn.contains(document.activeElement);
    drawn.remove();
    open.delete(pane);
    drawer.closed?.();
    if (hadFocus) leave();
  };
  shut.addEventListener('click', close);
  drawn.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  });
  open.set(pane, close);
  pane.append(drawn);
  title.focus();
  return close;
}

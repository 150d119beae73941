/** Starts the live channel of a page and keeps its one calm sentence about what is missing and what still works. */
import { inPageLanguage, words } from '../../i18n/live.ts';
import { element, must } from '../element.ts';
import { LiveChannel } from '../live.ts';
import { machineName } from '../machines.ts';
import { type State, Store } from '../store.ts';

export const store = new Store();
export const live = new LiveChannel(store, machineName);

const notice = document.querySelector<HTMLElement>('[data-connection]');

function sentence({ connection, lab }: State): string {
  switch (connection) {
    case 'waiting':
      return '';
    case 'reconnecting':
      return words.reconnecting;
    case 'away':
      return words.away;
    case 'not-allowed':
      return words.notAllowed;
    case 'bad-token':
      return words.badToken;
    case 'old-page':
      return words.oldPage;
    case 'connected':
      if (!lab) return '';
      return inPageLanguage(lab.reason) || (lab.kind === 'none' ? words.noLab : '');
  }
}

function action({ connection }: State): HTMLButtonElement | null {
  const button = (text: string, act: () => void) => {
    const made = element('button', { type: 'button', class: 'button' }, text);
    made.addEventListener('click', act);
    return made;
  };
  if (connection === 'old-page') return button(words.reload, () => location.reload());
  if (connection === 'away') return button(words.retry, () => live.retry());
  return null;
}

let shown = '';
store.subscribe((state) => {
  document.documentElement.dataset.connection = state.connection;
  if (!notice) return;
  const text = sentence(state);
  if (text === shown) return;
  shown = text;
  notice.hidden = text === '';
  const act = action(state);
  must<HTMLElement>('[data-connection-text]', notice).textContent = text;
  must<HTMLElement>('[data-connection-action]', notice).replaceChildren(...(act ? [act] : []));
});
void live.start();

/** Starts the live channel of a page and keeps its one calm sentence about what is missing and what still works. */
import { inPageLanguage, words } from '../../i18n/live.ts';
import { element, must } from '../element.ts';
import { LiveChannel } from '../live.ts';
import { machineName } from '../machines.ts';
import { rememberIn } from '../remember.ts';
import { type State, Store } from '../store.ts';

export const store = new Store();
export const live = new LiveChannel(store, machineName);

/** Calls back once, as soon as this page is connected. */
export function onceConnected(act: () => void): void {
  let done = false;
  store.subscribe(({ connection }) => {
    if (done || connection !== 'connected') return;
    done = true;
    act();
  });
}

const notice = document.querySelector<HTMLElement>('[data-connection]');

let shown = '';

// What before-paint.js has shown already, in the words that stand in the page.
if (notice && document.documentElement.dataset.stranger !== undefined) {
  notice.removeAttribute('data-quiet');
  shown = words.notAllowed;
}
delete document.documentElement.dataset.stranger;

function sentence({ connection, lab, puzzled }: State): string {
  switch (connection) {
    case 'waiting':
      return shown;
    case 'reconnecting':
      return words.reconnecting;
    case 'away':
      return words.away;
    case 'mute':
      return words.mute;
    case 'unsteady':
      return words.unsteady;
    case 'too-many':
      return words.tooMany;
    case 'not-allowed':
      return words.notAllowed;
    case 'bad-token':
      return words.badToken;
    case 'old-page':
      return words.oldPage;
    case 'connected':
      if (puzzled) return words.puzzled;
      if (!lab) return '';
      return inPageLanguage(lab.reason) || (lab.kind === 'none' ? words.noLab : '');
  }
}

const RETRIED: ReadonlySet<State['connection']> = new Set(['away', 'mute', 'unsteady']);
const RELOADED: ReadonlySet<State['connection']> = new Set(['old-page', 'too-many']);

function action({ connection, puzzled }: State): HTMLButtonElement | null {
  const button = (text: string, act: () => void) => {
    const made = element('button', { type: 'button', class: 'button' }, text);
    made.addEventListener('click', act);
    return made;
  };
  if (RELOADED.has(connection) || (connection === 'connected' && puzzled))
    return button(words.reload, () => location.reload());
  if (RETRIED.has(connection)) return button(words.retry, () => live.retry());
  return null;
}

/** Most connections are back before anybody has read that they were gone. */
const CALM_MS = 800;
let calm: ReturnType<typeof setTimeout> | undefined;

function show(place: HTMLElement, state: State): void {
  const text = sentence(state);
  if (text === shown) return;
  shown = text;
  place.toggleAttribute('data-quiet', text === '');
  const act = action(state);
  must<HTMLElement>('[data-connection-text]', place).textContent = text;
  must<HTMLElement>('[data-connection-action]', place).replaceChildren(...(act ? [act] : []));
}

store.subscribe((state) => {
  if (state.connection === 'connected') rememberIn(true);
  if (state.connection === 'not-allowed' || state.connection === 'bad-token') rememberIn(false);
  document.documentElement.dataset.connection = state.connection;
  if (!notice) return;
  clearTimeout(calm);
  if (state.connection !== 'reconnecting') show(notice, state);
  else calm = setTimeout(() => show(notice, store.state), CALM_MS);
});
void live.start();

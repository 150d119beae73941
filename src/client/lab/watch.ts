/** The page that looks at one terminal. It has no way to type: no input element, no words but "watch" and "drawn". */
import { words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { machineName } from '../machines.ts';
import { store } from '../page/connection.ts';
import type { Screen } from './screen.ts';
import { copy } from './terminal/clipboard.ts';
import { offerLink } from './terminal/link-question.ts';
import { Notices } from './terminal/notices.ts';
import { plain } from './terminal/plain-text.ts';
import { sentenceOf } from './terminal/sentences.ts';
import { settings } from './terminal/settings.ts';
import { Standing } from './terminal/standing.ts';
import { toneOf, whenBrightnessChanges } from './terminal/theme.ts';
import { WatchHead } from './terminal/watch-head.ts';
import { showWatchable } from './terminal/watchable.ts';
import { watchTerminal } from './watch-socket.ts';

/** As large as the window, however large that is. */
const LARGE = 12;

const root = must<HTMLElement>('[data-watch]');
const place = must<HTMLElement>('[data-watch-place]', root);
const list = must<HTMLElement>('[data-watch-list]', root);
const large = must<HTMLButtonElement>('[data-watch-large]', root);
const chooseOther = must<HTMLButtonElement>('[data-watch-choose]', root);
const head = new WatchHead(root);

type Watched = { screen: Screen; end: () => void };
let watched: Watched | null = null;
/** A page that was sent elsewhere while code came does not begin what it was sent away from. */
let wanted = '';

const wantedTerminal = (): string => {
  const id = new URLSearchParams(location.hash.slice(1)).get('terminal') ?? '';
  return /^[a-z0-9-]{1,64}$/.test(id) ? id : '';
};

async function go(): Promise<void> {
  const terminal = wantedTerminal();
  if (terminal === wanted && watched) return;
  wanted = terminal;
  watched?.end();
  watched = null;
  head.clear();
  const isChosen = terminal !== '';
  place.hidden = large.hidden = chooseOther.hidden = !isChosen;
  list.hidden = isChosen;
  if (isChosen) await begin(terminal);
  else {
    setLarge(false);
    await showWatchable(must('[data-watch-shells]', list));
  }
}

async function begin(terminal: string): Promise<void> {
  head.say(words.terminalTrying);
  const { Screen, loadFonts } = await import('./screen.ts');
  await loadFonts();
  if (wanted === terminal) watched = watch(terminal, Screen);
}

function watch(terminal: string, MakeScreen: typeof Screen): Watched {
  const notices = new Notices();
  let name = terminal;
  const screen = new MakeScreen(place, {
    label: words.watchTerminalLabel,
    events: {
      link: (address, shown) => void offerLink(address, shown, head.say),
      title: (title) => head.title(name, title),
      bell: () => undefined,
    },
    work: null,
  });
  place.after(notices.element);
  const standing = new Standing({
    machine: '',
    notices,
    remedies: { again: () => socket.connect(), running: () => undefined },
    told: (state) => head.say(state.is === 'connected' ? words.watchLive : sentenceOf(state, name)),
  });
  const socket = watchTerminal(terminal, {
    state: (state) => standing.set(state),
    bytes: (bytes, drawn) => screen.write(bytes, drawn),
    event: (event) => {
      if (event.type === 'opened') {
        name = machineName(plain(event.machine));
        head.machine(name);
      } else if (event.type === 'screen') {
        screen.restore(event);
        head.title(name, event.title);
        showWhole();
      } else if (event.type === 'company') head.company(event.watchers);
      else if (event.type === 'recording') head.recording(event.id !== null);
      else if (event.type === 'trouble') head.say(event.silent ? words.terminalSilent : words.watchLive);
    },
  });
  screen.show(true);
  const end = () => {
    socket.close();
    standing.end();
    screen.dispose();
    notices.element.remove();
    place.replaceChildren();
  };
  return { screen, end };
}

const isLarge = () => root.hasAttribute('data-large');

function showWhole(): void {
  watched?.screen.keepSize(isLarge() ? LARGE : 1);
}

function setLarge(on: boolean): void {
  root.toggleAttribute('data-large', on);
  large.setAttribute('aria-pressed', String(on));
  showWhole();
}

const KEYS: Record<string, (screen: Screen) => void> = {
  KeyF: () => setLarge(!isLarge()),
  Escape: () => setLarge(false),
  PageUp: (screen) => screen.xterm.scrollPages(-1),
  PageDown: (screen) => screen.xterm.scrollPages(1),
};

function copySelection(): void {
  const text = watched?.screen.selection() ?? '';
  if (text !== '') void copy(text).then(head.say);
}

large.addEventListener('click', () => setLarge(!isLarge()));
chooseOther.addEventListener('click', () => {
  location.hash = '';
});
document.addEventListener('keydown', (event) => {
  const { code, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey && code === 'KeyC') copySelection();
  const act = KEYS[code];
  if (ctrlKey || altKey || metaKey || !watched || !act) return;
  event.preventDefault();
  act(watched.screen);
});
place.addEventListener('mouseup', copySelection);

const paint = () => {
  root.dataset.tone = toneOf(settings.now);
};
settings.subscribe(paint);
whenBrightnessChanges(paint);
new ResizeObserver(showWhole).observe(must('.stage', root));
addEventListener('hashchange', () => void go());

let begun = false;
store.subscribe(({ connection }) => {
  if (begun || connection !== 'connected') return;
  begun = true;
  void go();
});

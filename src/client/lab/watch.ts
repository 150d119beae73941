/** The page that looks at one terminal. It has no way to type: no input element, no words but "watch" and "drawn". */
import { fill, words } from '../../i18n/live.ts';
import { element, must } from '../element.ts';
import { machineName } from '../machines.ts';
import { store } from '../page/connection.ts';
import type { Screen } from './screen.ts';
import { copy } from './terminal/clipboard.ts';
import { offerLink } from './terminal/link-question.ts';
import { Notices } from './terminal/notices.ts';
import { plain, titleBeside } from './terminal/plain-text.ts';
import { sentenceOf } from './terminal/sentences.ts';
import { settings } from './terminal/settings.ts';
import { Standing } from './terminal/standing.ts';
import { toneOf, whenBrightnessChanges } from './terminal/theme.ts';
import { showWatchable } from './terminal/watchable.ts';
import { watchTerminal } from './watch-socket.ts';

/** As large as the window, however large that is. */
const LARGE = 12;

const root = must<HTMLElement>('[data-watch]');
const place = must<HTMLElement>('[data-watch-place]', root);
const list = must<HTMLElement>('[data-watch-list]', root);
const status = must<HTMLElement>('[data-watch-status]', root);
const facts = must<HTMLElement>('[data-watch-facts]', root);
const nameOf = must<HTMLElement>('[data-watch-name]', root);
const titleOf = must<HTMLElement>('[data-watch-title]', root);
const large = must<HTMLButtonElement>('[data-watch-large]', root);
const chooseOther = must<HTMLButtonElement>('[data-watch-choose]', root);
const heading = nameOf.textContent ?? '';
const siteTitle = document.title;

type Watched = { screen: Screen; end: () => void };
let watched: Watched | null = null;
/** A page that was sent elsewhere while code came does not begin what it was sent away from. */
let wanted = '';

const wantedTerminal = (): string => {
  const id = new URLSearchParams(location.hash.slice(1)).get('terminal') ?? '';
  return /^[a-z0-9-]{1,64}$/.test(id) ? id : '';
};

function say(sentence: string): void {
  if (status.textContent !== sentence) status.textContent = sentence;
}

async function go(): Promise<void> {
  const terminal = wantedTerminal();
  if (terminal === wanted && watched) return;
  wanted = terminal;
  watched?.end();
  watched = null;
  forget();
  const chosen = terminal !== '';
  place.hidden = !chosen;
  list.hidden = chosen;
  large.hidden = !chosen;
  chooseOther.hidden = !chosen;
  if (!chosen) {
    setLarge(false);
    await showWatchable(must('[data-watch-shells]', list));
    return;
  }
  say(words.terminalTrying);
  const { Screen, loadFonts } = await import('./screen.ts');
  await loadFonts();
  if (wanted === terminal) watched = watch(terminal, Screen);
}

function forget(): void {
  nameOf.textContent = heading;
  nameOf.classList.remove('mono');
  titleOf.textContent = '';
  facts.replaceChildren();
  document.title = siteTitle;
  say('');
}

function watch(terminal: string, MakeScreen: typeof Screen): Watched {
  const notices = new Notices();
  let name = terminal;
  const screen = new MakeScreen(place, {
    label: words.watchTerminalLabel,
    events: {
      link: (address, shown) => void offerLink(address, shown, say),
      title: (title) => showTitle(name, title),
      bell: () => undefined,
    },
    work: null,
  });
  place.after(notices.element);
  const standing = new Standing({
    machine: '',
    notices,
    remedies: { again: () => socket.connect(), running: () => undefined },
    told: (state) => say(state.is === 'connected' ? words.watchLive : sentenceOf(state, name)),
  });
  const socket = watchTerminal(terminal, {
    state: (state) => standing.set(state),
    bytes: (bytes, drawn) => screen.write(bytes, drawn),
    event: (event) => {
      if (event.type === 'opened') {
        name = machineName(plain(event.machine));
        nameOf.textContent = name;
        nameOf.classList.add('mono');
        must('[data-watch-corner]', root).textContent = name;
        document.title = `${name} · ${siteTitle}`;
      } else if (event.type === 'screen') {
        screen.restore(event);
        showTitle(name, event.title);
        fitPlace();
      } else if (event.type === 'company') showFact('company', othersIn(event.watchers));
      else if (event.type === 'recording') showFact('recording', event.id === null ? '' : words.recordingNow);
      else if (event.type === 'trouble') say(event.silent ? words.terminalSilent : words.watchLive);
    },
  });
  screen.show(true);
  return {
    screen,
    end: () => {
      socket.close();
      standing.end();
      screen.dispose();
      notices.element.remove();
      place.replaceChildren();
    },
  };
}

const othersIn = (watchers: number): string =>
  watchers > 1 ? fill(words.companyWatchers, { count: watchers }) : '';

function showTitle(name: string, title: string): void {
  titleOf.textContent = titleBeside(name, title);
}

function showFact(is: 'company' | 'recording', text: string): void {
  const made = element('span', { 'data-fact': is }, text);
  facts.querySelector(`[data-fact="${is}"]`)?.remove();
  if (text !== '') facts.append(made);
}

const isLarge = () => root.hasAttribute('data-large');

function fitPlace(): void {
  watched?.screen.keepSize(isLarge() ? LARGE : 1);
}

function setLarge(on: boolean): void {
  root.toggleAttribute('data-large', on);
  large.setAttribute('aria-pressed', String(on));
  fitPlace();
}

large.addEventListener('click', () => setLarge(!isLarge()));
chooseOther.addEventListener('click', () => {
  location.hash = '';
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.code === 'KeyC') copySelection();
  if (event.ctrlKey || event.altKey || event.metaKey || !watched) return;
  if (event.code === 'KeyF') setLarge(!isLarge());
  else if (event.key === 'Escape' && isLarge()) setLarge(false);
  else if (event.key === 'PageUp') watched.screen.xterm.scrollPages(-1);
  else if (event.key === 'PageDown') watched.screen.xterm.scrollPages(1);
  else return;
  event.preventDefault();
});
place.addEventListener('mouseup', () => copySelection());

function copySelection(): void {
  const text = watched?.screen.selection() ?? '';
  if (text !== '') void copy(text).then(say);
}

const paint = () => {
  root.dataset.tone = toneOf(settings.now);
};
settings.subscribe(paint);
whenBrightnessChanges(paint);
new ResizeObserver(() => fitPlace()).observe(must('.stage', root));
addEventListener('hashchange', () => void go());

let begun = false;
store.subscribe(({ connection }) => {
  if (begun || connection !== 'connected') return;
  begun = true;
  void go();
});

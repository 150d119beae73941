/** Turns the slides of a lesson: for an audience, for the speaker beside it, or all at one glance. */
import { fill } from '../../i18n/fill.ts';
import { element, must } from '../element.ts';
import { Channel, type Said } from './channel.ts';
import { Clock } from './clock.ts';
import { Ink, type Tool } from './ink.ts';
import { type Act, Keys } from './keys.ts';
import { Slides } from './slides.ts';
import { turnBySwipe } from './swipe.ts';

/** Buttons fade when the pointer has been still for so long. */
const IDLE_MS = 2500;

const root = document.documentElement;
const desk = must('main > .desk');
const onDesk = <T extends HTMLElement>(name: string): T => must<T>(`[data-${name}]`, desk);
const speaks = new URLSearchParams(location.search).has('presenter');
const announce = onDesk('announce');
const controls = onDesk('controls');
const help = onDesk<HTMLDialogElement>('keys');
const black = onDesk('black');
const speaker = onDesk('speaker');
const slides = new Slides();
const keys = new Keys();
const channel = new Channel(hear);
const ink = new Ink({
  ink: (slide, strokes) => channel.say({ is: 'ink', slide, strokes }),
  laser: (point) => channel.say({ is: 'laser', point }),
});
const clock = speaks ? new Clock(slides.all.map(({ dataset }) => Number(dataset.plan))) : null;

function show(to: number, { tell = true } = {}): void {
  const moved = slides.show(to);
  const { at, now, all } = slides;
  history.replaceState(null, '', `#${at + 1}`);
  onDesk('place').textContent = fill(controls.dataset.at ?? '', {
    at: at + 1,
    count: all.length,
  });
  onDesk('progress').style.setProperty('--done', String(at / (all.length - 1)));
  announce.textContent = now.getAttribute('aria-label');
  place();
  if (speaks) showNotes(now);
  if (moved && tell) {
    channel.say({ is: 'at', at });
    clock?.start();
  }
  clock?.moveTo(at);
}

function showNotes(now: HTMLElement): void {
  const notes = [...(now.querySelector('.notes')?.childNodes ?? [])].map((node) => node.cloneNode(true));
  const none = element('p', {}, speaker.dataset.none ?? '');
  onDesk('notes').replaceChildren(...(notes.length > 0 ? notes : [none]));
}

/** The drawing lies exactly over the slide, also after the window has changed. */
const place = (): void => ink.lieOver(slides.at, slides.now.getBoundingClientRect());

function overview(on: boolean): void {
  if (on) root.dataset.view = 'overview';
  else if (speaks) root.dataset.view = 'presenter';
  else delete root.dataset.view;
  slides.rest(on);
  show(slides.at);
  if (on) slides.focusPick();
  else must<HTMLElement>('main').focus();
}

function take(tool: Tool): void {
  ink.tool = ink.tool === tool ? null : tool;
  if (ink.tool) root.dataset.tool = ink.tool;
  else delete root.dataset.tool;
  ink.point(null);
  channel.say({ is: 'laser', point: null });
  for (const name of ['draw', 'laser'])
    onDesk(`act="${name}"`).setAttribute('aria-pressed', String(ink.tool === name));
}

function darken(on: boolean): void {
  black.hidden = !on;
  onDesk('act="black"').setAttribute('aria-pressed', String(on));
}

function darkenAll(on: boolean): void {
  darken(on);
  channel.say({ is: 'black', on });
}

function openSpeaker(): void {
  const opened = window.open(
    `?presenter#${slides.at + 1}`,
    'madang-presenter',
    'popup,width=1280,height=820',
  );
  if (!opened) announce.textContent = help.dataset.blocked ?? '';
}

function stop(): void {
  if (!black.hidden) darkenAll(false);
  else if (slides.isOverview) overview(false);
  else if (ink.tool) take(null);
}

const turn = (by: 1 | -1): void => {
  if (!slides.scroll(by)) show(slides.at + by);
};

const ACTS: Record<Act, () => void> = {
  next: () => turn(1),
  back: () => turn(-1),
  first: () => show(0),
  last: () => show(slides.all.length - 1),
  overview: () => overview(!slides.isOverview),
  draw: () => take('draw'),
  laser: () => take('laser'),
  clear: () => ink.clear(),
  black: () => darkenAll(Boolean(black.hidden)),
  full: () => void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()),
  presenter: openSpeaker,
  help: () => help.showModal(),
  stop,
};

function hear(said: Said): void {
  if (said.is === 'hello') {
    channel.say({ is: 'at', at: slides.at });
    channel.say({ is: 'black', on: !black.hidden });
    channel.say({ is: 'ink', slide: slides.at, strokes: ink.strokesOf(slides.at) });
  } else if (said.is === 'at') show(said.at, { tell: false });
  else if (said.is === 'black') darken(said.on);
  else if (said.is === 'laser') ink.point(said.point);
  else if (said.is === 'ink') ink.take(said.slide, said.strokes);
  else if (said.at === slides.at) slides.far = said.far;
}

const fromHash = (): number => (Number(location.hash.slice(1)) || 1) - 1;

function begin(): void {
  root.dataset.deck = '';
  if (speaks) root.dataset.view = 'presenter';
  for (const name of ['controls', 'progress']) onDesk(name).removeAttribute('hidden');
  speaker.hidden = !speaks;
  onDesk('clock').hidden = !speaks;
  onDesk('act="presenter"').hidden = speaks;
  slides.pickable((at) => {
    show(at);
    overview(false);
  });
  for (const slide of slides.all)
    slide.addEventListener('scroll', () => {
      if (slide === slides.now && !slides.isOverview)
        channel.say({ is: 'scroll', at: slides.at, far: slides.far });
    });
  slides.at = fromHash();
  show(slides.at);
  channel.say({ is: 'hello' });
}

addEventListener('keydown', (event) => {
  if (help.open) return;
  const act = keys.read(event);
  if (act === null) return;
  event.preventDefault();
  if (typeof act === 'object') show(act.go - 1);
  else ACTS[act]();
  if (slides.isOverview) slides.focusPick();
});
for (const button of controls.querySelectorAll<HTMLElement>('[data-act]')) {
  button.addEventListener('click', () => {
    ACTS[button.dataset.act as Act]();
    // The keyboard goes back to the slides.
    if (button.dataset.act !== 'help' && !slides.isOverview) must<HTMLElement>('main').focus();
  });
}
onDesk('close').addEventListener('click', () => help.close());
onDesk('print').addEventListener('click', () => {
  help.close();
  print();
});
black.addEventListener('click', () => darkenAll(false));
addEventListener('hashchange', () => show(fromHash()));
addEventListener('resize', place);
turnBySwipe(must<HTMLElement>('main > .stage'), (by) => {
  if (!ink.tool && !slides.isOverview) show(slides.at + by);
});
let idle = 0;
for (const name of ['pointermove', 'keydown', 'touchstart'])
  addEventListener(name, () => {
    delete root.dataset.idle;
    clearTimeout(idle);
    idle = window.setTimeout(() => {
      root.dataset.idle = '';
    }, IDLE_MS);
  });
begin();

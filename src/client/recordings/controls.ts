/** The controls of a player: buttons, seek bar, keys, the clock that makes time pass. */
import { must } from '../element.ts';
import { recall, remember } from '../remember.ts';
import type { Contents } from './contents.ts';
import type { Playback, State } from './playback.ts';
import type { RecordedScreen } from './recorded-screen.ts';
import { clockOf, spokenOf } from './time.ts';
import { fill, language, words } from './words.ts';

const STEP_MS = 5000;
const LONG_STEP_MS = 60_000;
/** How often a recording that runs is asked for more, once its end is reached. */
const MORE_EVERY_MS = 2000;
const SPEEDS = [0.5, 1, 1.5, 2, 4];
/** Where a key belongs to something else. */
const OTHERS = 'select, textarea, pre, dialog, summary, a, input:not([type="range"])';

export type ControlsHome = {
  playback: Playback;
  contents: Contents;
  screen: RecordedScreen;
  say: (sentence: string) => void;
  /** There is more of the recording now. */
  grown: () => void;
};

export class Controls {
  readonly #home: ControlsHome;
  readonly #player = must<HTMLElement>('[data-stage]');
  readonly #play = must<HTMLButtonElement>('[data-play]');
  readonly #seek = must<HTMLInputElement>('[data-seek]');
  readonly #clock = must<HTMLElement>('[data-clock]');
  readonly #speed = must<HTMLSelectElement>('[data-speed]');
  readonly #skip = must<HTMLInputElement>('[data-skip]');
  readonly #running = must<HTMLElement>('[data-still-running]');
  readonly #text = must<HTMLDetailsElement>('[data-as-text]');
  #last: number | null = null;
  /** At the end of a recording that runs, waiting for more. */
  #follows = false;

  constructor(home: ControlsHome) {
    this.#home = home;
    const { playback } = home;
    this.#play.addEventListener('click', () => this.toggle());
    this.#seek.addEventListener('input', () => void this.go(this.#seek.valueAsNumber));
    this.#speed.addEventListener('change', () => this.#adopt());
    this.#skip.addEventListener('change', () => this.#adopt());
    must('[data-previous]').addEventListener('click', () => this.#beside('before'));
    must('[data-next]').addEventListener('click', () => this.#beside('after'));
    must('[data-more]', this.#running).addEventListener('click', () => void this.#more(true));
    must<HTMLInputElement>('[data-actual]').addEventListener('change', ({ target }) => {
      this.#player.toggleAttribute('data-actual-size', (target as HTMLInputElement).checked);
    });
    this.#text.addEventListener('toggle', () => void this.#showText());
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('copy', (event) => this.#copy(event));
    // What scrolls, and what keys move in, can be reached by keyboard.
    must<HTMLElement>('[data-window]').tabIndex = 0;
    must<HTMLElement>('pre', this.#text).tabIndex = 0;
    const skips = recall('recording-skips');
    this.#skip.checked = skips !== false;
    playback.changed = (state) => this.show(state);
    this.#adopt();
  }

  toggle(): void {
    const { playback } = this.#home;
    this.#follows = false;
    if (playback.state.playing) playback.pause();
    else void playback.play();
  }

  async go(at: number): Promise<void> {
    this.#follows = false;
    await this.#home.playback.seek(at);
    void this.#showText();
  }

  show(state: State): void {
    const { playback, contents, say } = this.#home;
    const { playableMs, recording } = playback.about;
    const label = state.playing ? words.pause : words.play;
    this.#player.toggleAttribute('data-playing', state.playing);
    this.#player.toggleAttribute('data-waiting', state.waiting);
    if (this.#play.getAttribute('aria-label') !== label) this.#play.setAttribute('aria-label', label);
    const at = clockOf(state.at);
    const length = clockOf(playableMs);
    this.#clock.textContent = `${at} / ${length}`;
    this.#seek.max = String(playableMs);
    this.#seek.value = String(Math.round(state.at));
    this.#seek.style.setProperty('--done', `${playableMs === 0 ? 100 : (100 * state.at) / playableMs}%`);
    const spoken = { at: spokenOf(state.at, language), length: spokenOf(playableMs, language) };
    this.#seek.setAttribute('aria-valuetext', fill(words.seekValue, spoken));
    contents.at(state.at);
    this.#running.hidden = recording.end !== null || !playback.isAtEnd;
    if (state.broken) say(words.interrupted);
    if (state.playing && this.#last === null) this.#start();
  }

  #start(): void {
    this.#last = performance.now();
    const frame = (now: number) => {
      const { playback } = this.#home;
      const { playing } = playback.state;
      if (playing) playback.tick(now - this.#last!);
      this.#last = now;
      if (playback.state.playing) {
        requestAnimationFrame(frame);
        return;
      }
      this.#last = null;
      // It was playing and has come to its end.
      if (playing && playback.isAtEnd) this.#ended();
    };
    requestAnimationFrame(frame);
  }

  #ended(): void {
    void this.#showText();
    if (this.#home.playback.about.recording.end !== null) return;
    this.#follows = true;
    setTimeout(() => this.#follows && void this.#more(false), MORE_EVERY_MS);
  }

  /** `asked` by somebody, who is told when there is no more. */
  async #more(asked: boolean): Promise<void> {
    const { playback, say, grown } = this.#home;
    const hasGrown = await playback.grow().catch(() => false);
    if (hasGrown) {
      grown();
      await playback.play();
    } else if (asked) say(words.noMore);
    else this.#ended();
  }

  #adopt(): void {
    const { playback } = this.#home;
    playback.speed = Number(this.#speed.value);
    playback.skipsPauses = this.#skip.checked;
    remember('recording-skips', this.#skip.checked);
  }

  #beside(way: 'before' | 'after'): void {
    const { playback, contents } = this.#home;
    const at = contents.beside(playback.state.at, way);
    if (at !== null) void this.go(at);
    else if (way === 'before') void this.go(0);
  }

  async #showText(): Promise<void> {
    if (!this.#text.open) return;
    const { screen } = this.#home;
    await screen.drawn();
    must('pre', this.#text).textContent = screen.text() || words.textEmpty;
  }

  #faster(by: 1 | -1): void {
    const at = SPEEDS.indexOf(Number(this.#speed.value)) + by;
    const next = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at))];
    this.#speed.value = String(next);
    this.#adopt();
    this.#home.say(fill(words.speedTimes, { times: next ?? 1 }));
  }

  #key(event: KeyboardEvent): void {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey || !(target instanceof Element) || target.closest(OTHERS)) return;
    if (target.closest('button') && (key === ' ' || key === 'Enter')) return;
    const { at } = this.#home.playback.state;
    const step = shiftKey ? LONG_STEP_MS : STEP_MS;
    const anywhere: Record<string, () => void> = {
      ' ': () => this.toggle(),
      ArrowLeft: () => void this.go(at - step),
      ArrowRight: () => void this.go(at + step),
    };
    // Elsewhere these move the page.
    const inside: Record<string, () => void> = {
      Home: () => void this.go(0),
      End: () => void this.go(this.#home.playback.about.playableMs),
      PageUp: () => this.#beside('before'),
      PageDown: () => this.#beside('after'),
      ArrowUp: () => this.#faster(1),
      ArrowDown: () => this.#faster(-1),
    };
    const isInside = this.#player.contains(target) && !target.closest('[data-contents]');
    const act = anywhere[key] ?? (isInside ? inside[key] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** What is selected on the screen is no text of the page; it is handed over here. */
  #copy(event: ClipboardEvent): void {
    const selected = this.#home.screen.selection();
    if (selected === '' || !document.getSelection()?.isCollapsed) return;
    event.clipboardData?.setData('text/plain', selected);
    event.preventDefault();
    this.#home.say(words.copied);
  }
}

/** What runs in the page of `hangul-harness.ts`: a terminal, and traces played into its text field. */
import '@xterm/xterm/css/xterm.css';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { Terminal } from '@xterm/xterm';
import { attachHangul, type HangulBridge } from '../../src/client/terminal-input/hangul-bridge.ts';
import type { TraceEvent } from '../../src/client/terminal-input/trace.ts';
import { TraceRecorder } from '../../src/client/terminal-input/trace-recorder.ts';

/**
 * `each`: the browser comes to rest after every event; `keystroke`: after every key; `burst`: never, as on a machine that is busy.
 */
export type Pace = 'each' | 'keystroke' | 'burst';
export type BenchOptions = { screenReader?: boolean; bridge?: boolean };

const place = document.querySelector<HTMLElement>('#place')!;

export class Bench {
  readonly terminal: Terminal;
  readonly sent: string[] = [];
  readonly field: HTMLTextAreaElement;
  readonly bridge: HangulBridge | null;
  readonly recorder: TraceRecorder;
  #known = '';
  #selection: [number, number] | undefined;

  private constructor({ screenReader = false, bridge = true }: BenchOptions = {}) {
    this.terminal = new Terminal({
      allowProposedApi: true,
      screenReaderMode: screenReader,
      fontFamily: '"Madang Mono"',
      fontSize: 16,
    });
    this.terminal.loadAddon(new UnicodeGraphemesAddon());
    this.terminal.onData((text) => this.sent.push(text));
    this.terminal.open(place);
    this.field = this.terminal.textarea!;
    this.recorder = new TraceRecorder(this.field);
    this.bridge = bridge ? attachHangul(this.terminal, { touch: true }) : null;
    this.field.focus();
  }

  /** A terminal whose cursor never moved has a field without a size, in which no browser can place a caret. */
  static async open(options: BenchOptions = {}): Promise<Bench> {
    await Promise.all(['a', '한'].map((letter) => document.fonts.load('16px "Madang Mono"', letter)));
    const bench = new Bench(options);
    await new Promise<void>((drawn) => bench.terminal.write('lab@pg-01:~$ ', drawn));
    return bench;
  }

  get text(): string {
    return this.sent.join('');
  }

  dispose(): void {
    this.recorder.stop();
    this.terminal.dispose();
    place.replaceChildren();
  }

  /** Plays a trace; text that a taken key would have brought does not come, as in a real field. */
  async replay(events: TraceEvent[], pace: Pace): Promise<string> {
    this.#known = '';
    let taken = false;
    for (const [at, event] of events.entries()) {
      if (pace === 'each' || (pace === 'keystroke' && startsKeystroke(events, at))) await rest();
      if (event.type === 'keydown' || event.type === 'keyup') taken = false;
      if (taken && textOfKey(event)) {
        this.#known = event.value ?? this.#known;
        continue;
      }
      const heard = this.#dispatch(event);
      if (event.type === 'keydown' && heard.defaultPrevented) taken = true;
    }
    await rest();
    return this.text;
  }

  #dispatch(event: TraceEvent): Event {
    this.#edit(event);
    const made = makeEvent(event);
    if (event.type === 'blur') this.field.blur();
    else if (event.type === 'focus') this.field.focus();
    else (event.type === 'mousedown' ? this.terminal.element! : this.field).dispatchEvent(made);
    return made;
  }

  /** The change the trace saw is made to what is in the field now; a terminal may have emptied it meanwhile. */
  #edit({ type, value, selection = type === 'beforeinput' ? this.#selection : undefined }: TraceEvent): void {
    if (value !== undefined) {
      let same = 0;
      while (same < value.length && value[same] === this.#known[same]) same += 1;
      const gone = this.#known.length - same;
      const now = this.field.value;
      this.field.value = now.slice(0, Math.max(0, now.length - gone)) + value.slice(same);
      this.#known = value;
    }
    const shift = this.field.value.length - this.#known.length;
    const [from, to] = selection ?? [this.#known.length, this.#known.length];
    this.field.setSelectionRange(Math.max(0, from + shift), Math.max(0, to + shift));
    this.#selection = type === 'compositionupdate' ? selection : undefined;
  }
}

const textOfKey = ({ type, isComposing }: TraceEvent) =>
  type === 'keypress' || ((type === 'input' || type === 'beforeinput') && !isComposing);

/** A browser hears a key in a task of its own; WebKit tells of the text before it. */
function startsKeystroke(events: TraceEvent[], at: number): boolean {
  const type = events[at]!.type;
  const before = events[at - 1]?.type;
  if (type === 'keydown' || type === 'keyup' || type === 'blur' || type === 'mousedown') return true;
  return before === 'keyup' || before === 'blur' || before === 'mousedown';
}

function makeEvent({ type, ...event }: TraceEvent): Event {
  const shared = { bubbles: true, cancelable: true, composed: true };
  if (type.startsWith('key')) {
    const { key = '', code = '', keyCode = 0, shift, ctrl, alt, meta } = event;
    const held = {
      shiftKey: shift === true,
      ctrlKey: ctrl === true,
      altKey: alt === true,
      metaKey: meta === true,
    };
    const made = new KeyboardEvent(type, {
      ...shared,
      ...held,
      key,
      code,
      isComposing: event.isComposing === true,
    });
    Object.defineProperty(made, 'keyCode', { value: keyCode });
    Object.defineProperty(made, 'which', { value: keyCode });
    Object.defineProperty(made, 'charCode', { value: type === 'keypress' ? keyCode : 0 });
    return made;
  }
  if (type.startsWith('composition'))
    return new CompositionEvent(type, { ...shared, data: event.data ?? '' });
  if (type === 'mousedown') return new MouseEvent(type, shared);
  const { inputType = '', data = null, isComposing = false } = event;
  const made = new InputEvent(type, { ...shared, data, isComposing });
  // Chromium lets nobody name the edits that only WebKit makes.
  Object.defineProperty(made, 'inputType', { value: inputType });
  return made;
}

/** Lets everything run that was put off: the terminal's own timers, which were set before this one. */
const rest = () => new Promise((next) => setTimeout(next, 0));

/** What happens to the terminal meanwhile. */
let flooding = false;
const act = {
  flood: () => {
    flooding = true;
    const pour = () => flooding && window.bench.terminal.write('나라말싸미 y\r\n'.repeat(500), pour);
    pour();
  },
  calm: () => {
    flooding = false;
  },
  fill: () => window.bench.terminal.write('줄\r\n'.repeat(200)),
  scroll: () => window.bench.terminal.scrollLines(-50),
  restore: () => {
    window.bench.terminal.reset();
    window.bench.terminal.write('\x1b[2J\x1b[Hlab@pg-01:~$ ');
  },
  resize: () => window.bench.terminal.resize(60, 20),
};

declare global {
  interface Window {
    Bench: typeof Bench;
    bench: Bench;
    act: Record<string, () => unknown>;
  }
}
Object.assign(window, { Bench, act });

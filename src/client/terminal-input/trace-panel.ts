/**
 * Writes down what one's own keyboard does, for people whose Hangul still goes wrong (`?trace` in the address). What is
 * written stays on the screen of the person; it is theirs to read, and to send or not.
 */
import './trace-panel.css';
import type { Terminal as Xterm } from '@xterm/xterm';
import { words } from '../../i18n/live.ts';
import { element } from '../element.ts';
import type { OpenTerminal } from '../lab/terminal/toolbar.ts';
import type { TypingCase } from './trace.ts';
import { TraceRecorder } from './trace-recorder.ts';

class TracePanel {
  readonly element: HTMLElement;
  readonly #terminal: OpenTerminal;
  readonly #xterm: Xterm;
  readonly #typed = element('input', { type: 'text', autocomplete: 'off' });
  readonly #button = element('button', { type: 'button', class: 'button' }, words.traceStart);
  readonly #written = element('textarea', { readonly: true, rows: '10', spellcheck: 'false' });
  #recorder: TraceRecorder | null = null;
  #sent = '';
  #deaf: () => void = () => undefined;

  constructor(terminal: OpenTerminal, xterm: Xterm) {
    this.#terminal = terminal;
    this.#xterm = xterm;
    const copy = element('button', { type: 'button', class: 'button quiet' }, words.traceCopy);
    copy.addEventListener('click', () => void this.#copy());
    this.#button.addEventListener('click', () => (this.#recorder ? this.stop() : this.#start()));
    this.element = element(
      'div',
      { class: 'trace-panel' },
      element('p', {}, words.traceText),
      element('p', {}, words.traceWarning),
      element('label', {}, words.traceTyped, this.#typed),
      element('div', { class: 'row' }, this.#button, copy),
      element('label', {}, words.traceWritten, this.#written),
    );
  }

  stop(): void {
    const recorder = this.#recorder;
    if (!recorder) return;
    recorder.stop();
    this.#deaf();
    this.#recorder = null;
    this.#button.textContent = words.traceStart;
    this.#written.value = JSON.stringify(caseOf(recorder, this.#typed.value, this.#sent), null, 1);
  }

  #start(): void {
    this.#sent = '';
    const heard = this.#xterm.onData((text) => {
      this.#sent += text;
    });
    this.#deaf = () => heard.dispose();
    this.#recorder = new TraceRecorder(this.#xterm.textarea!);
    this.#button.textContent = words.traceStop;
    this.#terminal.focus();
  }

  async #copy(): Promise<void> {
    this.stop();
    await navigator.clipboard.writeText(this.#written.value).then(
      () => this.#terminal.say(words.copied),
      () => this.#terminal.say(words.copyFailed),
    );
  }
}

/** In the form of the corpus; what was meant to be sent is for the person to mend. */
const caseOf = ({ events }: TraceRecorder, typed: string, sent: string): TypingCase => ({
  name: typed,
  platform: navigator.platform,
  browser: navigator.userAgent,
  ime: '?',
  typed,
  origin: 'recorded by ?',
  sent,
  events,
});

export function openTracePanel(terminal: OpenTerminal, xterm: Xterm): void {
  const panel = new TracePanel(terminal, xterm);
  terminal.showDrawer({ title: words.actionTrace, body: panel.element, closed: () => panel.stop() });
}

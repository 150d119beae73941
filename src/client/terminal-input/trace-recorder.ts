/**
 * Writes down what one's own keyboard does to a terminal's text field, in the form of the corpus. It listens at the window,
 * so it hears everything before anybody else; what it hears stays in this page until the person copies it.
 */
import { type Heard, TRACED_EVENTS, type TraceEvent, traceEvent } from './trace.ts';

/** More than any one case needs; typing a whole evening shall not fill the memory. */
export const RECORDED_EVENTS = 2000;

export class TraceRecorder {
  readonly events: TraceEvent[] = [];
  readonly #field: HTMLTextAreaElement;
  readonly #listening = new AbortController();
  #before: Heard;

  constructor(field: HTMLTextAreaElement) {
    this.#field = field;
    this.#before = { type: '', value: field.value, selection: '' };
    const options = { capture: true, signal: this.#listening.signal };
    for (const type of TRACED_EVENTS) window.addEventListener(type, (event) => this.#hear(event), options);
  }

  stop(): void {
    this.#listening.abort();
  }

  #hear(event: Event): void {
    const inTerminal =
      event.type === 'mousedown' && this.#field.closest('.xterm')?.contains(event.target as Node);
    if (event.target !== this.#field && !inTerminal) return;
    if (this.events.length >= RECORDED_EVENTS) return;
    const [traced, heard] = traceEvent(event, this.#field, this.#before);
    this.events.push(traced);
    this.#before = heard;
  }
}

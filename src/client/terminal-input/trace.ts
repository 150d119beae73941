/**
 * What a keyboard does to a text field, written down: the form of the corpus, of the recorder and of the replay in the tests.
 * The value and the selection of the field are those at the moment the event is heard. Both are written only when they are not
 * what one would expect: a value when it is not the value of the event before; a selection when it is not a caret at the end,
 * and not again for the `beforeinput` of a `compositionupdate`.
 */
export type TraceEvent = {
  type: TraceEventType;
  key?: string;
  code?: string;
  keyCode?: number;
  shift?: true;
  ctrl?: true;
  alt?: true;
  meta?: true;
  isComposing?: true;
  inputType?: string;
  data?: string | null;
  value?: string;
  selection?: [number, number];
};

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;
const INPUT_EVENTS = ['beforeinput', 'input'] as const;
const COMPOSITION_EVENTS = ['compositionstart', 'compositionupdate', 'compositionend'] as const;
const OTHER_EVENTS = ['focus', 'blur', 'mousedown'] as const;
export const TRACED_EVENTS = [...KEY_EVENTS, ...INPUT_EVENTS, ...COMPOSITION_EVENTS, ...OTHER_EVENTS];
export type TraceEventType = (typeof TRACED_EVENTS)[number];

/** One thing a learner typed, what the field heard, and what the shell must be sent. */
export type TypingCase = {
  name: string;
  platform: string;
  browser: string;
  ime: string;
  /** Keys of a QWERTY keyboard and what else was done, in words. */
  typed: string;
  /** "live …" or "written from …"; "recorded by …" only for what somebody recorded with our recorder and sent. */
  origin: string;
  events: TraceEvent[];
  /** Exactly what the shell is sent. */
  sent: string;
  /** What xterm.js alone sends for the same events, where that is something else. */
  alone?: string;
};

/** What is known of the field from the event before. */
export type Heard = { type: string; value: string; selection: string };

/** The event as the corpus has it, and what the next one is to be compared with. */
export function traceEvent(event: Event, field: HTMLTextAreaElement, before: Heard): [TraceEvent, Heard] {
  const traced: TraceEvent = { type: event.type as TraceEventType };
  if (event instanceof KeyboardEvent) {
    Object.assign(traced, { key: event.key, code: event.code, keyCode: event.keyCode });
    if (event.shiftKey) traced.shift = true;
    if (event.ctrlKey) traced.ctrl = true;
    if (event.altKey) traced.alt = true;
    if (event.metaKey) traced.meta = true;
  }
  if (event instanceof InputEvent) Object.assign(traced, { inputType: event.inputType, data: event.data });
  if (event instanceof CompositionEvent) traced.data = event.data;
  if ((event instanceof KeyboardEvent || event instanceof InputEvent) && event.isComposing)
    traced.isComposing = true;
  const { value, selectionStart, selectionEnd } = field;
  if (value !== before.value) traced.value = value;
  const selection = `${selectionStart},${selectionEnd}`;
  const told = event.type === 'beforeinput' && before.type === 'compositionupdate';
  const atEnd = selectionStart === value.length && selectionEnd === value.length;
  if (told ? selection !== before.selection : !atEnd) traced.selection = [selectionStart, selectionEnd];
  return [traced, { type: event.type, value, selection }];
}

/**
 * What can be done with an open terminal beyond typing. A new ability is a file that calls `addAction` or
 * `attachToTerminals`, and one line in parts.ts that imports it; nobody edits another's function.
 */
import type { Terminal as Xterm } from '@xterm/xterm';
import type { TerminalEvent, TerminalRequest } from '#protocol';
import type { Drawer } from './drawer.ts';
import type { TerminalState } from './state.ts';

/** What may be said to the server about an open terminal. */
export type TerminalWords = Exclude<TerminalRequest, { type: 'open' }>;

/** An open terminal as other parts of the page see it. */
export type OpenTerminal = {
  /** Its id in the inventory. */
  readonly machine: string;
  /** Its name as people read it. */
  readonly name: string;
  /** The shell on the server; unknown until the first answer. */
  readonly terminal: string | undefined;
  readonly link: TerminalState['is'];
  /** The last word of the server about recording; `id` is null while nothing is written down. */
  readonly recording: { id: string | null; since: string | null };
  /** Types into the shell, in order with what the learner types; false when nobody could take it. */
  input: (text: string | Uint8Array) => boolean;
  /** Sends a word of the protocol; false while not connected. */
  request: (request: TerminalWords) => boolean;
  focus: () => void;
  /** Says a sentence below the terminal and aloud (`role=status`). */
  say: (sentence: string) => void;
  /** Shows something beside the text, inside the pane; one at a time. Returns its close. */
  showDrawer: (drawer: Drawer) => () => void;
  /** Calls back with everything the server says about this terminal; returns its own end. */
  listen: (heard: (event: TerminalEvent) => void) => () => void;
};

/** Where an action stands in the menu; groups are set apart by a line. */
export const GROUPS = ['read', 'record', 'files', 'look', 'shell'] as const;

export type Action = {
  id: string;
  group: (typeof GROUPS)[number];
  label: string | ((terminal: OpenTerminal) => string);
  /** Shown beside the label, as people write it: "Ctrl+Shift+F". */
  keys?: string;
  /** Absent means always. */
  when?: (terminal: OpenTerminal) => boolean;
  /** For things that are on or off. */
  checked?: (terminal: OpenTerminal) => boolean;
  run: (terminal: OpenTerminal) => void;
};

/** Called once for every terminal that gets a screen; what it returns is called before the screen goes. */
export type Attachment = (terminal: OpenTerminal, xterm: Xterm, place: HTMLElement) => () => void;

const actions = new Map<string, Action>();
const attachments: Attachment[] = [];

export function addAction(action: Action): void {
  if (actions.has(action.id)) throw new Error(`actions of a terminal should differ by id: "${action.id}"`);
  actions.set(action.id, action);
}

/** Actions that make sense for this terminal now, in the order of their groups. */
export function actionsFor(terminal: OpenTerminal): Action[] {
  const fitting = [...actions.values()].filter(({ when }) => when?.(terminal) ?? true);
  return GROUPS.flatMap((group) => fitting.filter((action) => action.group === group));
}

export function attachToTerminals(attachment: Attachment): void {
  attachments.push(attachment);
}

export function attachAll(terminal: OpenTerminal, xterm: Xterm, place: HTMLElement): () => void {
  const ends = attachments.map((attach) => attach(terminal, xterm, place));
  return () => {
    for (const end of ends) end();
  };
}

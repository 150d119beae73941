/**
 * What the shell says about its commands (OSC 133): where each prompt, command and output begins and ends on this screen,
 * and what the command answered. Whoever writes to the terminal can say such things, so everything is bounded and believed
 * only as far as it can be shown.
 */
import type { IMarker, Terminal } from '@xterm/xterm';
import type { ShellMark } from '#protocol';
import { plain } from '../lab/terminal/plain-text.ts';
import { type Place, ScreenText } from './screen-text.ts';

const SHELL_MARKS = 133;
const MOST_COMMANDS = 200;
const LONGEST_COMMAND = 300;
/** Rows of a command that are read for its name. */
const MOST_ROWS = 20;

const KINDS: Readonly<Record<string, ShellMark['mark']>> = { A: 'prompt', B: 'input', C: 'output', D: 'end' };

export type Command = {
  readonly number: number;
  readonly text: string;
  readonly isRunning: boolean;
  /** Null while it runs, and when nobody said. */
  readonly exit: number | null;
  /** It drew on the other screen, which is gone with it. */
  readonly tookScreen: boolean;
  /** How long this page has seen it run. */
  readonly ms: number;
};

export type Output = {
  text: ScreenText;
  /** The beginning has been erased, or has scrolled out of what is kept. */
  beginningLost: boolean;
};

type Kept = {
  -readonly [Key in keyof Command]: Command[Key];
} & {
  prompt: IMarker | null;
  /** Null: the output begins at the top of what is kept. */
  start: { marker: IMarker; column: number; below: boolean } | null;
  cleared: boolean;
  end: { marker: IMarker; column: number } | null;
  began: number;
};

export class CommandLog {
  readonly #xterm: Terminal;
  readonly #now: () => number;
  readonly #listeners = new Set<(ended: Command | null) => void>();
  readonly #ends: Array<{ dispose: () => void }> = [];
  #commands: Kept[] = [];
  #prompt: IMarker | null = null;
  #input: { marker: IMarker; column: number } | null = null;
  #waiting: readonly ShellMark[] | null = null;
  #count = 0;
  #marked = false;

  constructor(xterm: Terminal, now: () => number = () => performance.now()) {
    this.#xterm = xterm;
    this.#now = now;
    const { parser, buffer } = xterm;
    this.#ends.push(
      parser.registerOscHandler(SHELL_MARKS, (data) => {
        this.#hear(data);
        return true;
      }),
      parser.registerCsiHandler({ final: 'J' }, ([how]) => {
        this.#erased(typeof how === 'number' ? how : 0);
        return false;
      }),
      // A full reset leaves markers behind that nobody moves any more.
      parser.registerEscHandler({ final: 'c' }, () => {
        this.#forget();
        return false;
      }),
      buffer.onBufferChange((active) => {
        if (active.type === 'normal') this.#restoreWaiting();
        else this.#tookScreen();
      }),
    );
  }

  /** Oldest first; only those of which something can still be shown. */
  get commands(): readonly Command[] {
    this.#commands = this.#commands.filter((command) => command.end?.marker.isDisposed !== true);
    return this.#commands;
  }

  get running(): Command | null {
    return this.#running;
  }

  /** Whether this shell has ever said anything. */
  get isMarked(): boolean {
    return this.#marked;
  }

  /** `told` hears of every change, with the command that has just ended when one has. */
  subscribe(told: (ended: Command | null) => void): () => void {
    this.#listeners.add(told);
    return () => this.#listeners.delete(told);
  }

  outputOf(command: Command): Output {
    const { start, end, cleared } = command as Kept;
    const { normal } = this.#xterm.buffer;
    const isLost = start?.marker.isDisposed === true;
    const from =
      start && !isLost
        ? { line: start.marker.line + (start.below ? 1 : 0), column: start.column }
        : { line: 0, column: 0 };
    const to = end ? { line: end.marker.line, column: end.column } : this.#cursor();
    return { text: new ScreenText(normal, from, to), beginningLost: isLost || cleared };
  }

  /** Lines of the prompts that are still there, from top to bottom, without the one that waits. */
  promptLines(): number[] {
    const lines = this.#commands.map(({ prompt }) => (prompt?.isDisposed === false ? prompt.line : -1));
    return lines.filter((line) => line >= 0);
  }

  commandAt(line: number): Command | undefined {
    return this.#commands.find(({ prompt }) => prompt?.line === line);
  }

  lineOf(command: Command): number | null {
    const { prompt } = command as Kept;
    return prompt && !prompt.isDisposed ? prompt.line : null;
  }

  /** The screen was drawn anew: these are its marks, counted from its top. */
  restore(marks: readonly ShellMark[]): void {
    const before = this.#running;
    this.#forget();
    this.#waiting = marks;
    if (this.#xterm.buffer.active.type === 'normal') this.#restoreWaiting();
    if (marks.length > 0) this.#marked = true;
    const after = this.#running;
    if (before && after) after.began = before.began;
    const ended = before && !after ? this.#commands.at(-1) : undefined;
    if (ended) ended.ms = this.#now() - before!.began;
    this.#tell(ended ?? null);
  }

  dispose(): void {
    for (const end of this.#ends) end.dispose();
    this.#forget();
    this.#listeners.clear();
  }

  get #running(): Kept | null {
    const last = this.#commands.at(-1);
    return last?.isRunning ? last : null;
  }

  #hear(data: string): void {
    const mark = KINDS[data[0] ?? ''];
    if (!mark || (data.length > 1 && data[1] !== ';')) return;
    // There are none on the other screen: full-screen programs have no prompt.
    const { active } = this.#xterm.buffer;
    if (active.type !== 'normal') return;
    this.#marked = true;
    const ended = this.#mark(mark, { ...this.#cursor(), exit: mark === 'end' ? exitOf(data) : null });
    if (mark !== 'input') this.#tell(ended);
  }

  #mark(mark: ShellMark['mark'], { exit, ...place }: Place & { exit: number | null }): Kept | null {
    if (mark === 'end') return this.#endRunning(place, exit);
    if (mark === 'prompt') {
      // A shell inside the shell shows its first prompt: what started it will not say how it went from here.
      const ended = this.#endRunning(place, null);
      this.#prompt?.dispose();
      this.#prompt = this.#markerAt(place.line);
      return ended;
    }
    if (mark === 'output') return this.#begin(place);
    this.#input?.marker.dispose();
    this.#input = { marker: this.#markerAt(place.line), column: place.column };
    return null;
  }

  #begin(place: Place): Kept | null {
    const ended = this.#endRunning(place, null);
    const prompt = this.#takePrompt();
    this.#commands.push({
      number: ++this.#count,
      text: this.#readCommand(place),
      isRunning: true,
      exit: null,
      tookScreen: false,
      ms: 0,
      prompt,
      start: { marker: this.#markerAt(place.line), column: place.column, below: false },
      cleared: false,
      end: null,
      began: this.#now(),
    });
    if (this.#commands.length > MOST_COMMANDS) disposeMarkers(this.#commands.shift()!);
    return ended;
  }

  /** Ctrl+L wipes the mark of the prompt and draws only its end anew. */
  #takePrompt(): IMarker | null {
    const prompt = this.#prompt;
    this.#prompt = null;
    if (prompt?.isDisposed === false) return prompt;
    const input = this.#input?.marker;
    return input?.isDisposed === false ? this.#markerAt(input.line) : null;
  }

  #endRunning(place: Place, exit: number | null): Kept | null {
    const command = this.#running;
    if (!command) return null;
    command.isRunning = false;
    command.exit = exit;
    command.ms = this.#now() - command.began;
    command.end = { marker: this.#markerAt(place.line), column: place.column };
    return command;
  }

  /** What stands between the end of the prompt and here. */
  #readCommand(to: Place): string {
    const input = this.#input;
    this.#input = null;
    if (!input || input.marker.isDisposed) return '';
    const from = { line: input.marker.line, column: input.column };
    input.marker.dispose();
    const end = to.line - from.line > MOST_ROWS ? { line: from.line + MOST_ROWS, column: 0 } : to;
    return plain(new ScreenText(this.#xterm.buffer.normal, from, end).all, LONGEST_COMMAND);
  }

  /** A program that wipes the screen takes the mark of its own beginning with it. */
  #erased(how: number): void {
    const command = this.#running;
    const { active } = this.#xterm.buffer;
    if (!command || active.type !== 'normal') return;
    const fromTop = how === 0 && active.cursorX === 0 && active.cursorY === 0;
    if (how !== 2 && how !== 3 && !fromTop) return;
    command.start?.marker.dispose();
    command.cleared = true;
    const above = how === 3 ? 0 : active.baseY;
    command.start = above === 0 ? null : { marker: this.#markerAt(above - 1), column: 0, below: true };
  }

  #tookScreen(): void {
    const command = this.#running;
    if (command) command.tookScreen = true;
  }

  #restoreWaiting(): void {
    const marks = this.#waiting;
    if (!marks) return;
    this.#waiting = null;
    const lines = this.#xterm.buffer.normal.length;
    for (const { mark, ...place } of marks) if (place.line < lines) this.#mark(mark, place);
    this.#tell(null);
  }

  #forget(): void {
    this.#waiting = null;
    for (const command of this.#commands) disposeMarkers(command);
    this.#commands = [];
    this.#prompt?.dispose();
    this.#input?.marker.dispose();
    this.#prompt = null;
    this.#input = null;
  }

  #cursor(): Place {
    const { normal } = this.#xterm.buffer;
    return { line: normal.baseY + normal.cursorY, column: normal.cursorX };
  }

  #markerAt(line: number): IMarker {
    const { active } = this.#xterm.buffer;
    return this.#xterm.registerMarker(line - active.baseY - active.cursorY);
  }

  #tell(ended: Command | null): void {
    for (const told of this.#listeners) told(ended);
  }
}

function disposeMarkers({ prompt, start, end }: Kept): void {
  prompt?.dispose();
  start?.marker.dispose();
  end?.marker.dispose();
}

function exitOf(data: string): number | null {
  const code = /^D;(-?\d{1,10})(?:;|$)/.exec(data)?.[1];
  return code === undefined ? null : Number(code);
}

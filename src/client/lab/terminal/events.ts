/** What the server says about a terminal, read with care: a page may be older than its server, and a peer may be broken. */
import type { RecordingEnd, ScreenState, ShellMark, TerminalEvent } from '#protocol';
import type { Message } from '../../link.ts';

/** More marks than lines that come back with a screen, a few for each. */
const MOST_MARKS = 8192;
const LARGEST = { cols: 1000, rows: 1000 };

type Fields = Readonly<Record<string, unknown>>;
type Readers = {
  [Type in TerminalEvent['type']]: (fields: Fields) => Extract<TerminalEvent, { type: Type }> | null;
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most = 1024): value is string =>
  typeof value === 'string' && value.length <= most;
const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isYesNo = (value: unknown): value is boolean => typeof value === 'boolean';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

/** Why a recording ended. A reason of a newer server is none we could tell. */
const ENDS: Record<RecordingEnd, true> = {
  ended: true,
  size: true,
  length: true,
  room: true,
  count: true,
  disk: true,
  recovered: true,
  deleted: true,
};
const isEnd = (value: unknown): value is RecordingEnd =>
  typeof value === 'string' && Object.hasOwn(ENDS, value);

const READERS: Readers = {
  opened: ({ terminal, machine, found }) =>
    isText(terminal, 64) && isText(machine, 64) && isYesNo(found)
      ? { type: 'opened', terminal, machine, found }
      : null,
  screen: readScreen,
  company: ({ viewers, watchers, decidesSize }) =>
    isCount(viewers) && isCount(watchers) && isYesNo(decidesSize)
      ? { type: 'company', viewers, watchers, decidesSize }
      : null,
  recording: ({ id, since, end }) =>
    isTextOrNull(id) && isTextOrNull(since)
      ? { type: 'recording', id, since, end: isEnd(end) ? end : null }
      : null,
  trouble: ({ held, silent }) =>
    isYesNo(held) && isYesNo(silent) ? { type: 'trouble', held, silent } : null,
  exited: ({ code }) =>
    code === null || Number.isSafeInteger(code) ? { type: 'exited', code: code as number | null } : null,
};

/** `null` for anything this page does not understand; it goes on as if it had not come. */
export function readEvent(message: Message): TerminalEvent | null {
  if (!Object.hasOwn(READERS, message.type)) return null;
  return READERS[message.type as TerminalEvent['type']](message);
}

function readScreen(fields: Fields): Extract<TerminalEvent, { type: 'screen' }> | null {
  const { data, state, cols, rows, title, offset, marks } = fields;
  if (typeof data !== 'string' || !isCount(offset)) return null;
  if (!isCount(cols, LARGEST.cols) || !isCount(rows, LARGEST.rows) || cols < 2 || rows < 1) return null;
  return {
    type: 'screen',
    data,
    // Its inside is looked at by `restoreScreen`, which knows what it needs.
    state: isFields(state) ? (state as ScreenState) : null,
    cols,
    rows,
    title: isText(title) ? title : '',
    offset,
    marks: Array.isArray(marks) ? marks.slice(0, MOST_MARKS).filter(isMark) : [],
  };
}

function isMark(value: unknown): value is ShellMark {
  if (!isFields(value)) return false;
  const { mark, line, column, exit } = value;
  return (
    (mark === 'prompt' || mark === 'input' || mark === 'output' || mark === 'end') &&
    isCount(line) &&
    isCount(column) &&
    (exit === null || Number.isSafeInteger(exit))
  );
}

/** The whole state of a terminal: taken down on the server, drawn again by a page. */
export { captureScreen, type Heard } from './capture.ts';
export { guardTerminal } from './guard.ts';
export { type ColorEvent, insideOf } from './inside.ts';
export { type Letters, NONE } from './letters.ts';
export { restoreScreen } from './restore.ts';
export type { BufferState, ScreenState } from './state.ts';
export { unfinishedAfter } from './unfinished.ts';

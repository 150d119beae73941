/** HTTP, sockets and static pages. Thin: what anything means is decided elsewhere. */
export type { Backend, LiveConnection } from './backend.ts';
export { askControl, Control, type ControlRoutes } from './control.ts';
export type { Log, LogEntry } from './log.ts';
export { errorEntry } from './log.ts';
export { logFile } from './log-file.ts';
export { Pages } from './pages.ts';
export { Web, type WebOptions } from './web.ts';

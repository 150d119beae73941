/** HTTP, sockets and static pages. Thin: what anything means is decided elsewhere. */
export { askControl, Control } from './control.ts';
export { errorEntry, type Log } from './log.ts';
export { Pages } from './pages.ts';
export { Web } from './web.ts';

/** Terminals: shells that outlive their tabs. Knows no socket and no ssh. */
export type { ShellCommand } from './pty.ts';
export { Terminals } from './terminals.ts';
export type { Sink, Viewer } from './viewer.ts';

/** Terminals: shells that outlive their tabs. Knows no socket and no ssh. */
export type { ShellCommand } from './pty.ts';
export type { Snapshot } from './screen.ts';
export type { Size } from './size.ts';
export type { Terminal } from './terminal.ts';
export { type Opened, type TerminalInfo, Terminals, type TerminalsOptions } from './terminals.ts';
export type { Sink, Viewer } from './viewer.ts';

/** Terminals: shells that outlive their tabs. Knows no socket and no ssh. */
export { IN_ALL, PER_MACHINE, PER_OWNER } from './limits.ts';
export type { ShellCommand } from './pty.ts';
export type { Frame, Snapshot } from './screen.ts';
export type { Size } from './size.ts';
export type { OpenTape, Tape } from './tape.ts';
export type { Terminal, TerminalInfo, TerminalName } from './terminal.ts';
export { Terminals } from './terminals.ts';
export type { News, Onlooker, Sink, Viewer } from './viewer.ts';

/** What the web server and a holder say to each other. Raised `WIRE_VERSION` ends the shells of an older holder at an upgrade. */
import type { Lateness } from '../pulse/index.ts';
import type { News, ShellCommand, Size, Snapshot, TerminalInfo, TerminalName } from '../terminals/index.ts';

export const WIRE_VERSION = 1;

/** The first message of a connection says what it is for. */
export type Greeting =
  | { type: 'control'; version: number }
  | { type: 'work'; terminal: string; size: Size }
  | { type: 'watch'; terminal: string };

export type ToHolder =
  | { type: 'open'; name: TerminalName; command: ShellCommand; size: Size }
  | { type: 'end'; terminal: string }
  | { type: 'mark'; owner: string; label: string }
  | { type: 'ping'; count: number }
  /** End every shell, then yourself. */
  | { type: 'quit' };

export type FromHolder =
  | { type: 'hello'; version: number; pid: number }
  | { type: 'opened'; terminal: string }
  | { type: 'failed'; terminal: string; reason: string }
  | { type: 'terminals'; terminals: TerminalInfo[] }
  | { type: 'pong'; count: number; late: Lateness };

/** On a connection that works in a terminal, beside bytes. One that watches may only say `drawn`. */
export type FromPage =
  | { type: 'drawn'; bytes: number }
  | { type: 'resize'; cols: number; rows: number }
  | { type: 'record'; on: boolean }
  | { type: 'end' };

/** To a page, beside bytes. */
export type ToPage =
  | ({ type: 'screen' } & Snapshot)
  | { type: 'exited'; code: number | null }
  | { type: 'hold'; held: boolean }
  /** There is no such terminal (any more). */
  | { type: 'none' }
  | News;

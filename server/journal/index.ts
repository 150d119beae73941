/** What our processes write down and print: one record a line, bounded, and nothing in it that acts on a terminal. */
export { type Entry, type Journal, journalFile } from './journal.ts';
export { printable } from './printable.ts';

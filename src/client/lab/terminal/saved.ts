/** Which terminals this browser had open: a reload finds them again. */
import { recall } from '../../remember.ts';

export type Saved = { machine: string; terminal?: string };

/** Those of a page: of every machine, or of the only one it shows. */
export const savedHere = (only: string | undefined): Saved[] =>
  savedTabs().filter(({ machine }) => only === undefined || machine === only);

/** Those this page does not show and must not forget. */
export const savedElsewhere = (only: string | undefined): Saved[] =>
  only === undefined ? [] : savedTabs().filter(({ machine }) => machine !== only);

/** The machine that was looked at last. */
export const savedMachine = (): unknown => recall('terminal');

function savedTabs(): Saved[] {
  const saved = recall('terminals');
  return Array.isArray(saved) ? saved.flatMap((one) => readTab(one) ?? []) : [];
}

function readTab(value: unknown): Saved | null {
  const { machine, terminal } = (value ?? {}) as Record<string, unknown>;
  if (typeof machine !== 'string') return null;
  return typeof terminal === 'string' ? { machine, terminal } : { machine };
}

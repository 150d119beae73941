/** Notes of words and versions stand once on a page, however often the word does. */

/** True for the first one to ask; the others open the note that is there. */
export function isFirstNote(locals: App.Locals, note: string): boolean {
  locals.notes ??= new Set();
  const { size } = locals.notes;
  return locals.notes.add(note).size > size;
}

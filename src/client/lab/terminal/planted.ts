/**
 * xterm.js puts what is selected into its text field, so that the browser's own menu can copy it. Nobody typed that:
 * whatever is about to read the field as typed text must find it empty.
 */
const BEFORE_TYPING = ['keydown', 'compositionstart', 'beforeinput', 'paste', 'blur'] as const;

/** Listens on `place`, which hears everything before the terminal in it does. */
export function clearPlanted(place: HTMLElement, field: HTMLTextAreaElement, selection: () => string): void {
  const isPlanted = () => field.value !== '' && field.value === selection();
  for (const type of BEFORE_TYPING) {
    place.addEventListener(
      type,
      (event) => {
        if (event.target !== field || !isPlanted()) return;
        field.value = '';
        // "Cut" and "delete" of the menu are about a field nobody sees.
        if (event instanceof InputEvent && event.inputType.startsWith('delete')) event.preventDefault();
      },
      { capture: true },
    );
  }
}

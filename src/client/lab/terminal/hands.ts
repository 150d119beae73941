/** What mouse and clipboard do to a terminal: what is selected is copied, what is pasted is looked at first. */

export type Hands = {
  copy: () => void;
  paste: (text: string) => void;
  /** The focus came or went. */
  moved: () => void;
};

export function attachHands(place: HTMLElement, { copy, paste, moved }: Hands): void {
  place.addEventListener('mousedown', ({ button }) => {
    // A selection may end anywhere on the page.
    if (button === 0) addEventListener('mouseup', copy, { once: true });
  });
  // Every way to paste ends here, before the terminal itself could see it.
  place.addEventListener(
    'paste',
    (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      paste(event.clipboardData?.getData('text/plain') ?? '');
    },
    { capture: true },
  );
  place.addEventListener('focusin', moved);
  place.addEventListener('focusout', moved);
}

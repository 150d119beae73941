/** Opens the note of a word on hover and on focus by keyboard; a tap opens it without any script. */
const WAIT_MS = 180;

let timer: ReturnType<typeof setTimeout> | undefined;

const noteOf = (word: HTMLButtonElement): HTMLElement | null =>
  word.popoverTargetElement as HTMLElement | null;

function open(word: HTMLButtonElement): void {
  const note = noteOf(word);
  if (note && !note.matches(':popover-open')) note.showPopover({ source: word });
}

function close(word: HTMLButtonElement): void {
  const note = noteOf(word);
  // Who went on to the note itself may want the link in it.
  if (note?.matches(':popover-open') && !note.matches(':hover, :focus-within')) note.hidePopover();
}

function later(act: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(act, WAIT_MS);
}

for (const word of document.querySelectorAll<HTMLButtonElement>('[data-note]')) {
  word.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType === 'mouse') later(() => open(word));
  });
  word.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType === 'mouse') later(() => close(word));
  });
  word.addEventListener('focus', () => {
    if (word.matches(':focus-visible')) open(word);
  });
  word.addEventListener('blur', () => later(() => close(word)));
  noteOf(word)?.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType === 'mouse') later(() => close(word));
  });
}

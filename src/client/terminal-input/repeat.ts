/** A button that goes on while it is held, as a key does. A finger that scrolls the row presses nothing. */
const FIRST_AFTER_MS = 420;
const THEN_EVERY_MS = 90;

export function repeatWhileHeld(button: HTMLButtonElement, act: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let repeated = false;
  const again = () => {
    repeated = true;
    act();
    timer = setTimeout(again, THEN_EVERY_MS);
  };
  const stop = () => clearTimeout(timer);
  button.addEventListener('pointerdown', ({ button: which }) => {
    repeated = false;
    stop();
    if (which === 0) timer = setTimeout(again, FIRST_AFTER_MS);
  });
  // A browser that begins to scroll takes the pointer away (pointercancel).
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) button.addEventListener(end, stop);
  button.addEventListener('click', () => {
    if (!repeated) act();
    repeated = false;
  });
}

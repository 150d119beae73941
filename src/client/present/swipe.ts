/** A finger that goes sideways turns the slides, unless what it touches moves by itself. */
const FAR_PX = 60;
const OWN = 'input, select, textarea, canvas, [draggable="true"], [role="slider"], .part, quiz-question, pre';

export function turnBySwipe(place: HTMLElement, turn: (by: 1 | -1) => void): void {
  let from: Touch | null = null;
  place.addEventListener(
    'touchstart',
    ({ touches, target }) => {
      const own = target instanceof Element && target.closest(OWN);
      from = touches.length === 1 && !own ? touches[0]! : null;
    },
    { passive: true },
  );
  place.addEventListener('touchend', ({ changedTouches: [to] }) => {
    if (!from || !to) return;
    const across = to.clientX - from.clientX;
    const down = to.clientY - from.clientY;
    if (Math.abs(across) > FAR_PX && Math.abs(across) > 2 * Math.abs(down)) turn(across < 0 ? 1 : -1);
    from = null;
  });
}

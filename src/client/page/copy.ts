/** The Copy buttons of code blocks; the answer is shown on the button and said once. */
import { words } from '../../i18n/live.ts';

const SHOWN_MS = 1600;

/** The text of a block as it was written. */
export const codeOf = (block: Element): string =>
  block.querySelector('pre')?.textContent?.replace(/\n$/, '') ?? '';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const label = button.textContent ?? '';
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    const block = button.closest('[data-block]');
    if (!block) return;
    try {
      await navigator.clipboard.writeText(codeOf(block));
      button.textContent = words.copied;
    } catch {
      button.textContent = words.copyFailed;
    }
    setTimeout(() => {
      button.textContent = label;
    }, SHOWN_MS);
  });
}

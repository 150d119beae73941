/** Opens the search by its button, by `/` and by Ctrl or ⌘ with K; nothing of it is loaded before. */
export {};

const link = document.querySelector<HTMLAnchorElement>('[data-open-search]');

async function open(): Promise<void> {
  const here = document.querySelector<HTMLInputElement>('[data-search-page] input');
  if (here) return here.select();
  try {
    const { openSearch } = await import('./dialog.ts');
    openSearch();
  } catch {
    if (link) location.href = link.href;
  }
}

/** Where letters belong to somebody else: fields, and terminals, which are fields too. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=radio], [type=checkbox])'));

link?.addEventListener('click', (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  void open();
});

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey || isTyping(event.target)) return;
  const command = event.ctrlKey || event.metaKey;
  // The key, not the letter: with a Korean keyboard it is ㅏ.
  const wanted = command ? event.code === 'KeyK' && !event.shiftKey : event.key === '/';
  if (!wanted || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  void open();
});

/** A list whose items can be put in order: by buttons, which work with every device, and by dragging. */
import { fill, words } from '../../i18n/live.ts';
import { element } from '../element.ts';

export function makeMovable(list: HTMLElement, say: (text: string) => void): void {
  list.classList.add('movable');
  for (const item of itemsOf(list)) {
    const { name = '' } = item.dataset;
    item.append(
      element('span', { class: 'moves' }, moveButton(item, -1, name, say), moveButton(item, 1, name, say)),
    );
  }
  showEnds(list);
  dragIn(list, say);
}

const itemsOf = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-item]')];

function moveButton(
  item: HTMLElement,
  by: -1 | 1,
  name: string,
  say: (text: string) => void,
): HTMLButtonElement {
  const label = fill(by < 0 ? words.quizUp : words.quizDown, { name });
  const button = element('button', {
    type: 'button',
    'aria-label': label,
    title: label,
    'data-by': String(by),
  });
  button.append(element('span', { 'aria-hidden': 'true' }, by < 0 ? '↑' : '↓'));
  button.addEventListener('click', () => {
    const neighbour = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!neighbour) return;
    if (by < 0) neighbour.before(item);
    else neighbour.after(item);
    button.focus();
    moved(item, say);
  });
  return button;
}

function moved(item: HTMLElement, say: (text: string) => void): void {
  const list = item.parentElement!;
  showEnds(list);
  const place = itemsOf(list).indexOf(item) + 1;
  say(fill(words.quizMoved, { name: item.dataset.name ?? '', place, total: itemsOf(list).length }));
}

/** A button that can do nothing stays where the keyboard finds it, and says so. */
function showEnds(list: Element): void {
  const items = itemsOf(list);
  for (const [i, item] of items.entries()) {
    for (const button of item.querySelectorAll('[data-by]')) {
      const useless = i === (button.getAttribute('data-by') === '-1' ? 0 : items.length - 1);
      if (useless) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }
}

function dragIn(list: HTMLElement, say: (text: string) => void): void {
  let held: HTMLElement | null = null;
  list.addEventListener('pointerdown', (event) => {
    const target = event.target as Element;
    // A finger scrolls the page; it has the buttons.
    if (event.pointerType === 'touch' || event.button !== 0 || target.closest('button')) return;
    if (list.closest('fieldset')?.disabled) return;
    held = target.closest<HTMLElement>('[data-item]');
    if (!held) return;
    held.dataset.held = '';
    list.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  list.addEventListener('pointermove', ({ clientY }) => {
    if (!held) return;
    for (const other of itemsOf(list)) {
      if (other === held) continue;
      const { top, height } = other.getBoundingClientRect();
      const above = Boolean(held.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING);
      if (above && clientY < top + height / 2) {
        other.before(held);
        break;
      }
      if (!above && clientY > top + height / 2) other.after(held);
    }
  });
  const drop = (): void => {
    if (!held) return;
    delete held.dataset.held;
    moved(held, say);
    held = null;
  };
  list.addEventListener('pointerup', drop);
  list.addEventListener('pointercancel', drop);
}

/** Guide and terminals: how they share the window, by mouse, touch and keyboard, remembered. */
import { must } from '../element.ts';
import { recall, remember } from '../remember.ts';

export type View = 'guide' | 'both' | 'terminals';

const NARROWEST = 25;
const WIDEST = 75;
const STEP = 2;

const work = must<HTMLElement>('[data-work]');
const divider = must<HTMLElement>('[data-divider]');
const radios = [...document.querySelectorAll<HTMLInputElement>('[data-views] input')];
const phone = matchMedia('(max-width: 56rem)');

export const currentView = (): View => work.dataset.view as View;

export function setView(view: View): void {
  const shown = phone.matches && view === 'both' ? 'guide' : view;
  work.dataset.view = shown;
  for (const radio of radios) radio.checked = radio.value === shown;
  dispatchEvent(new Event('resize'));
}

/** Makes sure terminals can be seen, leaving the guide where there is room for both. */
export function revealTerminals(): void {
  if (currentView() === 'guide') setView(phone.matches ? 'terminals' : 'both');
}

export function revealGuide(): void {
  if (currentView() === 'terminals') setView(phone.matches ? 'guide' : 'both');
}

function setSplit(percent: number): void {
  const value = Math.round(Math.min(WIDEST, Math.max(NARROWEST, percent)));
  work.style.setProperty('--split', `${value}%`);
  divider.setAttribute('aria-valuenow', String(value));
}

const split = (): number => Number(divider.getAttribute('aria-valuenow'));

function dragging(event: PointerEvent): void {
  const box = work.getBoundingClientRect();
  setSplit(((event.clientX - box.left) / box.width) * 100);
}

divider.addEventListener('pointerdown', (event) => {
  divider.setPointerCapture(event.pointerId);
  divider.dataset.dragging = '';
  divider.addEventListener('pointermove', dragging);
});
divider.addEventListener('lostpointercapture', () => {
  delete divider.dataset.dragging;
  divider.removeEventListener('pointermove', dragging);
  remember('split', split());
});
divider.addEventListener('keydown', (event) => {
  const to = {
    ArrowLeft: split() - STEP,
    ArrowRight: split() + STEP,
    Home: NARROWEST,
    End: WIDEST,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  setSplit(to);
  remember('split', split());
});
divider.addEventListener('dblclick', () => {
  setSplit(46);
  remember('split', 46);
});

for (const radio of radios) {
  radio.addEventListener('change', () => {
    setView(radio.value as View);
    if (!phone.matches) remember('view', radio.value);
  });
}

function restore(): void {
  const view = recall('view');
  setView(view === 'guide' || view === 'terminals' ? view : 'both');
  const width = recall('split');
  if (typeof width === 'number') setSplit(width);
}
phone.addEventListener('change', restore);
restore();

/** A drawing in a window of its own: as large as the reader likes, moved by scrolling, dragging and arrow keys. */
import type { Size } from '../../diagrams/size.ts';
import { fitted, kept, larger, smaller } from '../../diagrams/zoom.ts';
import { must } from '../element.ts';

/** How far an arrow key moves. */
const STRIDE_PX = 60;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

class LargeDiagram extends HTMLElement {
  #scale = 1;
  #ready = false;

  connectedCallback(): void {
    if (this.#ready) return;
    this.#ready = true;
    this.hidden = false;
    this.#one('open').addEventListener('click', () => this.#open());
    this.#one('close').addEventListener('click', () => this.#dialog.close());
    this.#one('larger').addEventListener('click', () => this.#show(larger(this.#scale)));
    this.#one('smaller').addEventListener('click', () => this.#show(smaller(this.#scale)));
    this.#one('fit').addEventListener('click', () => this.#fit());
    this.#dialog.addEventListener('close', () => this.#room.replaceChildren());
    this.#dialog.addEventListener('keydown', (event) => this.#press(event));
    this.#room.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.#drag();
  }

  #one<T extends HTMLElement = HTMLElement>(name: string): T {
    return must<T>(`[data-${name}]`, this);
  }
  get #dialog(): HTMLDialogElement {
    return must('dialog', this);
  }
  get #room(): HTMLElement {
    return this.#one('room');
  }
  get #size(): Size {
    return { width: Number(this.dataset.width), height: Number(this.dataset.height) };
  }

  #open(): void {
    const drawing = must<SVGElement>('svg', this.closest('figure') ?? this);
    const copy = drawing.cloneNode(true) as SVGElement;
    // Its words stay with the drawing on the page: an id stands for one element only.
    copy.setAttribute('aria-label', must('title', drawing).textContent ?? '');
    for (const name of ['aria-labelledby', 'aria-describedby']) copy.removeAttribute(name);
    for (const told of copy.querySelectorAll('title')) told.remove();
    for (const desc of copy.querySelectorAll('desc')) desc.removeAttribute('id');
    this.#room.replaceChildren(copy);
    this.#dialog.showModal();
    this.#room.focus();
    this.#scale = 1;
    // Opened to be read: what is wider than the window is scrolled.
    this.#show(Math.max(1, this.#fitted()));
    this.#room.scrollTo(0, 0);
  }

  #fit(): void {
    this.#show(this.#fitted());
  }

  #fitted(): number {
    const { paddingLeft } = getComputedStyle(this.#room);
    const edge = 2 * Number.parseFloat(paddingLeft);
    const { clientWidth, clientHeight } = this.#room;
    return fitted(this.#size, { width: clientWidth - edge, height: clientHeight - edge });
  }

  #show(scale: number): void {
    const room = this.#room;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = room;
    const by = scale / this.#scale;
    this.#scale = scale;
    const drawing = must<SVGElement>('svg', room);
    const { width, height } = this.#size;
    drawing.setAttribute('style', `width:${width * scale}px;height:${height * scale}px;max-width:none`);
    room.scrollTo(kept(scrollLeft, clientWidth, by), kept(scrollTop, clientHeight, by));
    this.#one('scale').textContent = `${Math.round(scale * 100)}%`;
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) this.#room.scrollBy(arrow[0] * STRIDE_PX, arrow[1] * STRIDE_PX);
    else if (event.key === '+' || event.key === '=') this.#show(larger(this.#scale));
    else if (event.key === '-') this.#show(smaller(this.#scale));
    else if (event.key === '0') this.#fit();
    else return;
    event.preventDefault();
  }

  /** Also what two fingers on a touchpad do. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#show(event.deltaY < 0 ? larger(this.#scale) : smaller(this.#scale));
  }

  #drag(): void {
    const room = this.#room;
    room.addEventListener('pointerdown', (event) => {
      // A finger scrolls by itself.
      if (event.pointerType === 'mouse' && event.button === 0) room.setPointerCapture(event.pointerId);
    });
    room.addEventListener('pointermove', ({ pointerId, movementX, movementY }) => {
      if (room.hasPointerCapture(pointerId)) room.scrollBy(-movementX, -movementY);
    });
  }
}

customElements.define('large-diagram', LargeDiagram);

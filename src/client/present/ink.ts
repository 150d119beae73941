/** Drawing on slides, and a dot that points; both are measured in the 1280 by 720 of a slide. */
import { must } from '../element.ts';
import type { Point } from './channel.ts';

export type Tool = 'draw' | 'laser' | null;
type Tell = {
  ink: (slide: number, strokes: Point[][]) => void;
  laser: (point: Point | null) => void;
};
const SVG = 'http://www.w3.org/2000/svg';

export class Ink {
  readonly #svg = must<SVGSVGElement>('main > .desk [data-ink]');
  readonly #strokes = new Map<number, Point[][]>();
  readonly #tell: Tell;
  #slide = 0;
  #drawing: Point[] | null = null;
  tool: Tool = null;

  constructor(tell: Tell) {
    this.#tell = tell;
    const svg = this.#svg;
    svg.addEventListener('pointerdown', (event) => {
      if (this.tool !== 'draw') return;
      svg.setPointerCapture(event.pointerId);
      this.#drawing = [this.#pointOf(event)];
      this.strokesOf(this.#slide).push(this.#drawing);
    });
    svg.addEventListener('pointermove', (event) => this.#move(this.#pointOf(event)));
    svg.addEventListener('pointerup', () => {
      this.#drawing = null;
    });
    svg.addEventListener('pointerleave', () => {
      if (this.tool === 'laser') this.#pointAt(null);
    });
  }

  #move(point: Point): void {
    if (this.tool === 'laser') this.#pointAt(point);
    else if (this.#drawing) {
      this.#drawing.push(point);
      this.#draw();
      this.#tell.ink(this.#slide, this.strokesOf(this.#slide));
    }
  }

  #pointAt(point: Point | null): void {
    this.point(point);
    this.#tell.laser(point);
  }

  strokesOf(slide: number): Point[][] {
    const known = this.#strokes.get(slide) ?? [];
    this.#strokes.set(slide, known);
    return known;
  }

  /** The drawings of a slide as another window has them. */
  take(slide: number, strokes: Point[][]): void {
    this.#strokes.set(slide, strokes);
    if (slide === this.#slide) this.#draw();
  }

  clear(): void {
    this.take(this.#slide, []);
    this.#tell.ink(this.#slide, []);
  }

  /** Lies over the slide that is shown. */
  lieOver(slide: number, { left, top, width, height }: DOMRect): void {
    this.#slide = slide;
    for (const [name, value] of Object.entries({ left, top, width, height }))
      this.#svg.style.setProperty(name, `${value}px`);
    this.#draw();
  }

  point(point: Point | null): void {
    this.#svg.querySelector('circle')?.remove();
    if (!point) return;
    const dot = document.createElementNS(SVG, 'circle');
    for (const [name, value] of Object.entries({ cx: point[0], cy: point[1], r: 11 }))
      dot.setAttribute(name, String(value));
    this.#svg.append(dot);
  }

  #draw(): void {
    const lines = this.strokesOf(this.#slide).map((stroke) => {
      const line = document.createElementNS(SVG, 'polyline');
      line.setAttribute('points', stroke.map((point) => point.join()).join(' '));
      return line;
    });
    this.#svg.replaceChildren(...lines);
  }

  #pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.#svg.getBoundingClientRect();
    return [Math.round(((clientX - left) / width) * 1280), Math.round(((clientY - top) / height) * 720)];
  }
}

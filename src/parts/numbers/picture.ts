/** A live line chart by uPlot in the colours of the page; words and numbers for it stand beside it in the page. */
import uPlot from 'uplot';
import { element } from '../../client/element.ts';
import { TONES, type Tone } from './tones.ts';

export type Line = { tone: Tone; values: Array<number | null>; stepped?: boolean };
export type Scene = { x: number[]; lines: Line[] };
export type Axes = { x: (value: number) => string; y: (value: number) => string; ticks?: number[] };

const HEIGHT_PX = 260;
const NARROW_PX = 420;

export class Picture {
  readonly #host: HTMLElement;
  readonly #axes: Axes;
  readonly #probe = element('span', { hidden: true });
  #plot: uPlot | null = null;
  #shape = '';

  /** `read` is told which place of x the pointer is over, or null. */
  constructor(host: HTMLElement, axes: Axes, read: (place: number | null) => void) {
    this.#host = host;
    this.#axes = axes;
    this.#read = read;
    host.append(this.#probe);
    new ResizeObserver(() => this.#fit()).observe(host);
    const repaint = () => this.#plot?.redraw(false);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
    new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }
  readonly #read: (place: number | null) => void;

  show(scene: Scene): void {
    const shape = JSON.stringify(scene.lines.map(({ tone, stepped }) => [tone, stepped]));
    const data = [scene.x, ...scene.lines.map(({ values }) => values)] as uPlot.AlignedData;
    if (this.#plot && shape === this.#shape) {
      this.#plot.setData(data);
      return;
    }
    this.#plot?.destroy();
    this.#shape = shape;
    this.#plot = new uPlot(this.#options(scene), data, this.#host);
  }

  get #size(): { width: number; height: number } {
    const width = Math.max(this.#host.clientWidth, 200);
    return { width, height: width < NARROW_PX ? HEIGHT_PX - 40 : HEIGHT_PX };
  }

  #fit(): void {
    if (this.#plot && this.#plot.width !== this.#size.width) this.#plot.setSize(this.#size);
  }

  /** A token of the page as a colour a canvas understands. */
  #colour(token: string): string {
    this.#probe.style.color = `var(--${token})`;
    return getComputedStyle(this.#probe).color;
  }

  #options({ lines }: Scene): uPlot.Options {
    const font = `12px ${getComputedStyle(this.#host).fontFamily}`;
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const axis = (show: (value: number) => string): uPlot.Axis => ({
      font,
      stroke: () => this.#colour('soft'),
      grid: { stroke: () => this.#colour('line'), width: 1 },
      ticks: { show: false },
      values: (_plot, splits) => splits.map((value) => (value === null ? '' : show(value))),
    });
    return {
      ...this.#size,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false },
        y: { range: (_plot, low, high) => [Math.min(low, 0), (high || 1) * 1.05] },
      },
      axes: [
        {
          ...axis(this.#axes.x),
          grid: { show: false },
          ...(this.#axes.ticks && { splits: () => this.#axes.ticks! }),
        },
        {
          ...axis(this.#axes.y),
          size: (_plot, values) => 14 + 7.2 * Math.max(3, ...(values ?? []).map(wide)),
        },
      ],
      series: [
        {},
        ...lines.map(({ tone, stepped: steps }) => ({
          stroke: () => this.#colour(tone),
          width: 2.5,
          dash: [...TONES[tone]],
          points: { show: false },
          ...(steps && stepped && { paths: stepped }),
        })),
      ],
      hooks: { setCursor: [({ cursor }) => this.#read(cursor.idx ?? null)] },
    };
  }
}

/** Hangul is twice as wide as a figure. */
const wide = (text: string): number =>
  [...(text ?? '')].reduce((sum, letter) => sum + (letter > '\u1100' ? 1.7 : 1), 0);

import { element } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import {
  type App,
  curved,
  cut,
  type Fit,
  fitOf,
  isSpare,
  joined,
  type Pair,
  progressOf,
  readPairs,
} from './model.ts';
import type { Words } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Two applications are chosen, one after the other, and joined if they fit. */
class ModelCanvas extends LivePart<Words> {
  #apps: App[] = [];
  #goal: Pair[] = [];
  #pairs: Pair[] = [];
  #chosen: string | null = null;
  #said!: Words;
  #sizes = new ResizeObserver(() => this.#draw());

  get #memory() {
    return this.memory(readPairs(this.#apps));
  }

  protected start(): void {
    this.#apps = JSON.parse(this.dataset.apps ?? '[]') as App[];
    this.#goal = JSON.parse(this.dataset.goal ?? '[]') as Pair[];
    this.#said = this.words;
    this.#pairs = this.#memory.get() ?? [];
    for (const card of this.all('app'))
      card.addEventListener('click', () => this.#choose(card.dataset.app ?? ''));
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#chosen) return;
      this.#chosen = null;
      this.#show();
      this.tell(this.#said.left);
    });
    this.#sizes.observe(this.one('yard'));
    this.#show();
  }

  protected restart(): void {
    this.#pairs = [];
    this.#chosen = null;
    this.#memory.forget();
    this.#show();
    this.one('app').focus();
  }

  disconnectedCallback(): void {
    this.#sizes.disconnect();
  }

  #app(id: string): App {
    const app = this.#apps.find((one) => one.id === id);
    if (!app) throw new Error(`a card should belong to an application, not "${id}"`);
    return app;
  }

  #choose(id: string): void {
    const first = this.#chosen;
    this.#chosen = first === null ? id : null;
    if (first === null) this.tell(...marked(fill(this.#said.chosen, { name: this.#app(id).name })));
    else if (first === id) this.tell(this.#said.left);
    else this.#join(first, id);
    this.#show();
  }

  #join(a: string, b: string): void {
    const fit = fitOf(this.#app(a), this.#app(b));
    if (fit.is !== 'fits') {
      this.judge('wrong', this.#said.no, ...marked(this.#whyNot(a, b, fit)));
      return;
    }
    const before = this.#pairs.length;
    this.#keep(joined(this.#pairs, [a, b]));
    if (this.#pairs.length === before) {
      this.tell(this.#said.already);
      return;
    }
    const names = { from: this.#app(fit.from).name, to: this.#app(fit.to).name, by: fit.by };
    const why = marked(fill(this.#said.joinedWhy, names));
    if (isSpare([a, b], this.#goal)) this.judge('open', this.#said.joined, ...why, ' ', this.#said.spare);
    else if (progressOf(this.#pairs, this.#goal).whole)
      this.judge('right', this.#said.whole, this.#said.wholeWhy);
    else this.judge('right', this.#said.joined, ...why);
  }

  #whyNot(a: string, b: string, fit: Exclude<Fit, { is: 'fits' }>): string {
    if (fit.is !== 'nothing') return fill(this.#said[fit.is], { by: fit.by });
    const list = (names: readonly string[]) =>
      names.map((name) => `\`${name}\``).join(', ') || this.#said.none;
    const [one, other] = [this.#app(a), this.#app(b)];
    return fill(this.#said.nothing, {
      a: one.name,
      aProvides: list(one.provides),
      aRequires: list(one.requires),
      b: other.name,
      bProvides: list(other.provides),
      bRequires: list(other.requires),
    });
  }

  #keep(pairs: Pair[]): void {
    this.#pairs = pairs;
    this.#memory.set(pairs);
  }

  #cut(pair: Pair): void {
    this.#keep(cut(this.#pairs, pair));
    this.#show();
    const { whole } = progressOf(this.#pairs, this.#goal);
    if (whole) this.judge('right', this.#said.whole, this.#said.wholeWhy);
    else this.tell(this.#said.wasCut);
    (this.querySelector<HTMLElement>('[data-cut]') ?? this.one('app')).focus();
  }

  #show(): void {
    for (const card of this.all('app'))
      card.setAttribute('aria-pressed', String(card.dataset.app === this.#chosen));
    const { done, spare } = progressOf(this.#pairs, this.#goal);
    const counted = [
      fill(this.#said.count, { done, goal: this.#goal.length }),
      spare ? fill(this.#said.spareCount, { spare }) : null,
    ];
    this.one('relations').replaceChildren(
      element('p', { class: 'count' }, counted.filter(Boolean).join(' · ')),
      element('ul', { 'aria-label': this.#said.relations }, ...this.#pairs.map((pair) => this.#line(pair))),
    );
    this.#draw();
  }

  #line(pair: Pair): HTMLElement {
    const fit = fitOf(this.#app(pair[0]), this.#app(pair[1]));
    if (fit.is !== 'fits') throw new Error(`"${pair.join('" and "')}" should fit: they were joined`);
    const names = { from: this.#app(fit.from).name, to: this.#app(fit.to).name, by: fit.by };
    const button = element(
      'button',
      {
        type: 'button',
        class: 'button quiet',
        'data-cut': '',
        'aria-label': fill(this.#said.cutThis, names),
      },
      this.#said.cut,
    );
    button.addEventListener('click', () => this.#cut(pair));
    const sign = isSpare(pair, this.#goal) ? '△ ' : '● ';
    return element('li', {}, `${sign}${fill(this.#said.relation, names)}`, button);
  }

  /** Lines run through the middle, so that none is hidden behind a card. */
  #draw(): void {
    const yard = this.one('yard');
    const lines = this.one('lines');
    lines.setAttribute('viewBox', `0 0 ${yard.clientWidth} ${yard.clientHeight}`);
    const cards = this.all('app');
    const ends = new Map<string, number>();
    const edge = (id: string) => {
      const card = cards.find(({ dataset }) => dataset.app === id)!;
      const side = card.dataset.side === 'right' ? ('right' as const) : ('left' as const);
      const nth = ends.get(id) ?? 0;
      ends.set(id, nth + 1);
      // Several lines of one card leave it below each other.
      const aside = (nth % 2 ? -1 : 1) * Math.ceil(nth / 2) * 11;
      return {
        x: card.offsetLeft + (side === 'left' ? card.offsetWidth : 0),
        y: card.offsetTop + card.offsetHeight / 2 + aside,
        side,
      };
    };
    const widest = Math.max(...cards.map((card) => card.offsetWidth));
    const gap = Math.max(24, yard.clientWidth - 2 * widest);
    lines.replaceChildren(
      ...this.#pairs.flatMap((pair) => {
        const [a, b] = [edge(pair[0]), edge(pair[1])];
        const spare = isSpare(pair, this.#goal) ? { 'data-spare': '' } : {};
        return [
          drawn('path', { d: curved(a, b, gap), ...spare }),
          ...[a, b].map(({ x, y }) => drawn('circle', { cx: String(x), cy: String(y), r: '4', ...spare })),
        ];
      }),
    );
  }
}

function drawn(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Code and strong words of a sentence that was filled with names, as elements and never as HTML. */
function marked(sentence: string): Array<Node | string> {
  return sentence
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter(Boolean)
    .map((piece) => {
      if (piece.startsWith('`')) return element('code', {}, piece.slice(1, -1));
      return piece.startsWith('**') ? element('strong', {}, piece.slice(2, -2)) : piece;
    });
}

customElements.define('model-canvas', ModelCanvas);

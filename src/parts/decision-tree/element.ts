import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import { type Path, readPath, type Tree, walk } from './model.ts';
import type { Words } from './words.ts';

/** One question at a time; what was answered stands above and is the way back. */
class DecisionTree extends LivePart<Words> {
  #tree: Tree = {};
  #path: Path = [];

  get #start(): string {
    return this.dataset.start ?? '';
  }
  get #memory() {
    return this.memory(readPath(this.#tree, this.#start));
  }

  protected start(): void {
    this.#tree = Object.fromEntries(
      this.all('node').map((node) => [
        node.dataset.node!,
        { answers: this.#answersOf(node).map(({ dataset }) => dataset.to!) },
      ]),
    );
    this.#path = this.#memory.get() ?? [];
    this.one('back').addEventListener('click', () => this.#go(this.#path.slice(0, -1)));
    this.one('desk').hidden = false;
    this.one<HTMLDetailsElement>('whole').open = false;
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#path = [];
    this.#show();
    this.one('now').focus();
  }

  #node(id: string): HTMLElement {
    return must(`[data-node="${id}"]`, this);
  }
  #answersOf(node: HTMLElement): HTMLElement[] {
    return [...node.querySelectorAll<HTMLElement>('[data-to]')];
  }

  #go(path: Path): void {
    this.#path = path;
    this.#memory.set(path);
    this.#show();
    this.one('now').focus();
  }

  #show(): void {
    const nodes = walk(this.#tree, this.#start, this.#path) ?? [this.#start];
    const now = this.#node(nodes.at(-1)!);
    this.one('trail').replaceChildren(
      ...this.#path.map((answer, i) => this.#passed(this.#node(nodes[i]!), answer, i)),
    );
    const result = now.querySelector('[data-result]');
    this.one('now').replaceChildren(
      ...(result
        ? [
            element('span', { class: 'kind' }, this.words.result),
            element('b', {}, ...copied(result)),
            element('span', { class: 'because' }, ...copied(now.querySelector('[data-why]'))),
          ]
        : [element('b', {}, ...copied(must('[data-ask]', now)))]),
    );
    this.one('now').toggleAttribute('data-end', result !== null);
    this.one('answers').replaceChildren(
      ...this.#answersOf(now).map((answer, i) => {
        const button = element('button', { type: 'button', class: 'choice' });
        button.append(...copied(must('[data-is]', answer)));
        button.addEventListener('click', () => this.#go([...this.#path, i]));
        return button;
      }),
    );
    const begun = this.#path.length > 0;
    this.one('back').hidden = !begun;
    this.one('again').hidden = !begun;
  }

  #passed(node: HTMLElement, answer: number, place: number): HTMLElement {
    const ask = must('[data-ask]', node);
    const given = must('[data-is]', this.#answersOf(node)[answer]);
    const button = element('button', {
      type: 'button',
      title: fill(this.words.backTo, { ask: ask.textContent.trim() }),
    });
    button.append(element('span', {}, ...copied(ask)), ' ', element('b', {}, ...copied(given)));
    button.addEventListener('click', () => this.#go(this.#path.slice(0, place)));
    return element('li', {}, button);
  }
}

customElements.define('decision-tree', DecisionTree);

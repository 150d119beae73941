import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import type { Verdicts } from '../words.ts';
import { add, judge, type Mark, move, readStack, remove, type Stack } from './model.ts';
import type { Words } from './words.ts';

/** Pieces are put on top of each other; the stack is judged as a whole, each piece with its reason. */
class StackBuilder extends LivePart<Words & Verdicts> {
  #stack: Stack = [];
  #marks: Mark[] | null = null;

  get #pieces(): HTMLElement[] {
    return this.all('piece').sort((a, b) => Number(a.dataset.piece) - Number(b.dataset.piece));
  }
  get #layers(): number {
    return this.#pieces.filter(({ dataset }) => dataset.layer !== undefined).length;
  }
  get #memory() {
    return this.memory(readStack(this.#pieces.length));
  }

  protected start(): void {
    for (const put of this.all('put'))
      put.addEventListener('click', () => {
        const piece = Number(put.dataset.put);
        this.#change(add(this.#stack, piece));
        this.#tellPlace(piece);
        (this.all('put').find(({ hidden }) => !hidden) ?? this.one('check')).focus();
      });
    this.one('check').addEventListener('click', () => this.#check());
    this.one('show').addEventListener('click', () => {
      this.#change(this.#pieces.flatMap((_, piece) => (piece < this.#layers ? [piece] : [])));
      this.#check();
    });
    this.one('yard').hidden = false;
    this.one('answer').hidden = true;
    this.#stack = this.#memory.get() ?? [];
    this.#show();
    if (this.#stack.length === 0) this.tell(this.words.start);
  }

  protected restart(): void {
    const before = this.#stack;
    this.#memory.forget();
    this.#stack = [];
    this.#marks = null;
    this.one('show').hidden = true;
    this.#show();
    this.offerUndo(() => this.#change(before));
    this.one('put').focus();
  }

  #change(stack: Stack): void {
    this.offerUndo(null);
    this.#stack = stack;
    this.#marks = null;
    this.#memory.set(stack);
    this.tell();
    this.#show();
  }

  #nameOf(piece: number): string {
    return must('[data-is]', this.#pieces[piece]).textContent.trim();
  }

  #tellPlace(piece: number): void {
    const place = this.#stack.indexOf(piece) + 1;
    this.tell(fill(this.words.placed, { name: this.#nameOf(piece), place }));
  }

  #check(): void {
    if (this.#stack.length === 0) {
      this.tell(this.words.start);
      return;
    }
    const { marks, missing, right } = judge(this.#stack, this.#layers);
    this.#marks = marks;
    this.#show();
    const { words } = this;
    if (right) this.judge('right', words.right);
    else if (marks.every((mark) => mark === 'fits'))
      this.judge('open', words.wrong, fill(words.missing, { count: missing }));
    else this.judge('wrong', words.wrong, words.tryAgain);
    this.one('show').hidden = right;
  }

  #show(): void {
    for (const put of this.all('put')) put.hidden = this.#stack.includes(Number(put.dataset.put));
    this.one('pool').hidden = this.all('put').every(({ hidden }) => hidden);
    // The last that was put lies on top.
    this.one('stack').replaceChildren(
      ...this.#stack.map((piece, place) => this.#row(piece, place)).reverse(),
    );
    this.one('again').hidden = this.#stack.length === 0;
  }

  #row(piece: number, place: number): HTMLElement {
    const source = this.#pieces[piece]!;
    const mark = this.#marks?.[place];
    const { words } = this;
    const row = element('li', { 'data-mark': mark && (mark === 'fits' ? 'right' : 'wrong') });
    row.append(
      element('span', { class: 'name' }, ...copied(must('[data-is]', source))),
      element(
        'span',
        { class: 'moves' },
        this.#mover(piece, 'up', '↑', place < this.#stack.length - 1, () => move(this.#stack, piece, 1)),
        this.#mover(piece, 'down', '↓', place > 0, () => move(this.#stack, piece, -1)),
        this.#mover(piece, 'away', '×', true, () => remove(this.#stack, piece)),
      ),
    );
    if (!mark) return row;
    // Why a layer lies where it lies is told once it does.
    const why = mark === 'moved' ? [] : copied(must('[data-why]', source));
    row.append(
      element(
        'span',
        { class: 'why' },
        element('b', {}, `${mark === 'fits' ? '●' : '○'} ${words[mark]}`),
        ' ',
        ...why,
      ),
    );
    return row;
  }

  #mover(piece: number, act: 'up' | 'down' | 'away', sign: string, useful: boolean, to: () => Stack) {
    const name = fill(this.words[act], { name: this.#nameOf(piece) });
    const button = element('button', {
      type: 'button',
      'aria-label': name,
      title: name,
      'data-move': `${act}-${piece}`,
      'aria-disabled': useful ? undefined : 'true',
    });
    button.append(element('span', { 'aria-hidden': 'true' }, sign));
    button.addEventListener('click', () => {
      if (!useful) return;
      this.#change(to());
      if (act === 'away') {
        this.tell(fill(this.words.taken, { name: this.#nameOf(piece) }));
        must<HTMLElement>(`[data-put="${piece}"]`, this).focus();
      } else {
        this.#tellPlace(piece);
        must<HTMLElement>(`[data-move="${act}-${piece}"]`, this).focus();
      }
    });
    return button;
  }
}

customElements.define('stack-builder', StackBuilder);

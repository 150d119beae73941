import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { ownSentence } from '../html.ts';
import { LivePart } from '../live.ts';
import {
  ARBITRATOR,
  type Cluster,
  freshCluster,
  halved,
  healed,
  LETTERS,
  linksOf,
  membersOf,
  readCluster,
  type Side,
  sidesOf,
  toggled,
  type Written,
  written,
} from './model.ts';
import type { Words } from './words.ts';

/** Steps that can be taken back. */
const UNDO_LIMIT = 50;

class QuorumSimulator extends LivePart<Words> {
  #cluster!: Cluster;
  #before: Cluster[] = [];
  #said!: Words;

  get #sizes(): number[] {
    return (this.dataset.sizes ?? '').split(' ').map(Number);
  }
  get #memory() {
    return this.memory(readCluster(this.#sizes));
  }

  protected start(): void {
    this.#said = this.words;
    this.#cluster = this.#memory.get() ?? freshCluster(this.#sizes[0]!);
    for (const size of this.all<HTMLInputElement>('size'))
      size.addEventListener('change', () => this.#anew(Number(size.value)));
    for (const name of ['arbitrator', 'rule'])
      this.one(name).addEventListener('change', () => this.#anew(this.#cluster.size));
    for (const button of this.all('member'))
      button.addEventListener('click', () => this.#toggle('stopped', button.dataset.member!));
    for (const button of this.all('link'))
      button.addEventListener('click', () => this.#toggle('cut', button.dataset.link!));
    for (const drawn of this.all('draws'))
      drawn.addEventListener('click', () => {
        const id = drawn.dataset.draws!;
        this.#toggle(id.includes('-') ? 'cut' : 'stopped', id);
      });
    this.one('split').addEventListener('click', () => this.#change(halved(this.#cluster)));
    this.one('heal').addEventListener('click', () => this.#change(healed(this.#cluster)));
    this.one('undo').addEventListener('click', () => this.#undo());
    this.#show();
  }

  protected restart(): void {
    this.#before = [];
    this.#memory.forget();
    this.#cluster = freshCluster(this.#sizes[0]!);
    this.#show();
    must<HTMLElement>('[data-size]:checked', this).focus();
  }

  #toggle(what: 'stopped' | 'cut', id: string): void {
    this.#change(toggled(this.#cluster, what, id));
  }

  /** Other members or other rules are another cluster. */
  #anew(size: number): void {
    const ticked = (name: string) => this.one<HTMLInputElement>(name).checked;
    this.#change(freshCluster(size, ticked('arbitrator'), ticked('rule')));
  }

  #change(cluster: Cluster): void {
    this.#take(cluster);
    this.tell(...this.#summary());
  }

  #take(cluster: Cluster): void {
    this.#before = [...this.#before, this.#cluster].slice(-UNDO_LIMIT);
    this.#cluster = cluster;
    this.#memory.set(cluster);
    this.#show();
  }

  #undo(): void {
    const before = this.#before.pop();
    if (!before) return;
    this.#cluster = before;
    this.#memory.set(before);
    this.#show();
    this.tell(this.#said.undone);
  }

  #write(place: number): void {
    const side = sidesOf(this.#cluster)[place];
    if (!side) return;
    if (side.mayWrite && this.#cluster.accepted.length >= LETTERS.length) {
      this.tell(this.#said.full);
      return;
    }
    const [cluster, outcome] = written(this.#cluster, side);
    this.#take(cluster);
    must<HTMLElement>(`[data-write="${place}"]`, this).focus();
    this.#judgeWrite(outcome);
  }

  #judgeWrite(outcome: Written): void {
    if (outcome.is === 'refused') {
      this.judge('wrong', this.#said.refused, ownSentence(this.#said.why[outcome.why]));
      return;
    }
    const { letter, holds, lacks, elsewhere } = outcome;
    const sentence =
      lacks.length === 0
        ? this.#said.wroteAll
        : this.#cluster.rule
          ? this.#said.wrote
          : elsewhere
            ? this.#said.wroteApart
            : this.#said.wroteAlone;
    const told = fill(sentence, { letter, holds: this.#names(holds), lacks: this.#names(lacks) });
    this.judge(lacks.length && !this.#cluster.rule ? 'open' : 'right', this.#said.accepted, told);
  }

  #names(members: readonly string[]): string {
    return members
      .map((member) => (member === ARBITRATOR ? this.#said.judge : fill(this.#said.member, { n: member })))
      .join(', ');
  }

  #summary(): string[] {
    const sides = sidesOf(this.#cluster);
    if (sides.length === 0) return [this.#said.nobody];
    return sides.map(
      ({ members, mayWrite }, i) =>
        `${i ? ' · ' : ''}${this.#names(members)}: ${mayWrite ? this.#said.may : this.#said.mayNot}`,
    );
  }

  #show(): void {
    const { size, arbitrator, rule, stopped, cut, logs } = this.#cluster;
    const members = membersOf(this.#cluster);
    const links = linksOf(members);
    const sides = sidesOf(this.#cluster);
    for (const one of this.all<HTMLInputElement>('size')) one.checked = Number(one.value) === size;
    this.one<HTMLInputElement>('arbitrator').checked = arbitrator;
    this.one<HTMLInputElement>('rule').checked = rule;
    for (const ring of this.all('ring')) ring.toggleAttribute('hidden', Number(ring.dataset.ring) !== size);
    for (const button of this.all('member'))
      show(button, members.includes(button.dataset.member!), !stopped.includes(button.dataset.member!));
    for (const button of this.all('link'))
      show(button, links.includes(button.dataset.link!), !cut.includes(button.dataset.link!));
    for (const drawn of this.all('draws')) {
      const id = drawn.dataset.draws!;
      drawn.toggleAttribute('hidden', !members.includes(id) && !links.includes(id));
      const log = drawn.querySelector('[data-log]');
      if (log) log.textContent = (logs[id] ?? '').slice(-4);
      const side = sides.find((one) => one.members.includes(id));
      const ends = id.split('-');
      drawn.dataset.state = cut.includes(id)
        ? 'cut'
        : ends.some((end) => stopped.includes(end))
          ? 'off'
          : side && !side.mayWrite
            ? 'waits'
            : 'on';
    }
    this.#showSides(sides);
    if (this.#before.length) this.one('undo').removeAttribute('aria-disabled');
    else this.one('undo').setAttribute('aria-disabled', 'true');
  }

  #showSides(sides: readonly Side[]): void {
    const { stopped, logs } = this.#cluster;
    const all = membersOf(this.#cluster).length;
    const cards = sides.map(({ members, votes, mayWrite, why }, place) => {
      const data = members.filter((member) => member !== ARBITRATOR);
      const held = [...new Set(data.map((member) => logs[member] || this.#said.nothing))].join(' / ');
      const button = element(
        'button',
        {
          type: 'button',
          class: 'button',
          'data-write': String(place),
          'aria-label': `${this.#said.write}: ${this.#names(members)}`,
        },
        this.#said.write,
      );
      button.addEventListener('click', () => this.#write(place));
      return element(
        'li',
        { 'data-side': mayWrite ? 'may' : 'waits' },
        element(
          'div',
          { class: 'head' },
          element('b', {}, this.#names(members)),
          element(
            'span',
            { class: 'verdict' },
            `${mayWrite ? '●' : '○'} ${mayWrite ? this.#said.may : this.#said.mayNot}`,
          ),
        ),
        element(
          'span',
          { class: 'fine' },
          fill(this.#said.votes, { votes, all }),
          data.length ? ` · ${fill(this.#said.holds, { log: held })}` : null,
        ),
        element('p', {}, ownSentence(this.#said.why[why])),
        button,
      );
    });
    const off = stopped.length
      ? element('li', { class: 'off' }, `✕ ${fill(this.#said.down, { members: this.#names(stopped) })}`)
      : null;
    this.one('sides').replaceChildren(...cards, ...(off ? [off] : []));
  }
}

function show(button: HTMLElement, here: boolean, on: boolean): void {
  button.hidden = !here;
  button.setAttribute('aria-checked', String(on));
  must('.sign', button).textContent = on ? '●' : '✕';
}

customElements.define('quorum-simulator', QuorumSimulator);

import { element } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { ownSentence } from '../html.ts';
import { LivePart } from '../live.ts';
import {
  addressOf,
  bitsOf,
  type Choice,
  holds,
  numberOf,
  readChoice,
  readPrefix,
  subnetOf,
} from './model.ts';
import { factsOf, GROUPS, groupsOf, type Lab, prefixOf, relationTo, verdictOf } from './tell.ts';
import type { Words } from './words.ts';

/** The lab's addresses, seen from one machine with the prefix that was typed. */
class SubnetMap extends LivePart<Words> {
  #lab!: Lab;
  #said!: Words;
  #choice!: Choice;

  get #memory() {
    return this.memory(readChoice(this.#lab.machines.map(({ ip }) => ip)));
  }
  get #start(): Choice {
    return { from: this.#lab.machines[0]!.ip, prefix: prefixOf(this.#lab) };
  }
  get #typed(): HTMLInputElement {
    return this.one<HTMLInputElement>('prefix');
  }

  protected start(): void {
    this.#lab = JSON.parse(this.dataset.lab ?? '') as Lab;
    this.#said = this.words;
    this.#choice = this.#memory.get() ?? this.#start;
    const from = this.one<HTMLSelectElement>('from');
    from.addEventListener('change', () => this.#choose({ ...this.#choice, from: from.value }));
    this.#typed.addEventListener('input', () => this.#type());
    for (const button of this.all('by'))
      button.addEventListener('click', () => this.#by(Number(button.dataset.by)));
    this.#typed.addEventListener('keydown', (event) => {
      const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      this.#by(by);
    });
    this.one('to').addEventListener('input', () => this.#say());
    this.#show();
    this.#typed.value = `/${this.#choice.prefix}`;
  }

  protected restart(): void {
    this.#choice = this.#start;
    this.#memory.forget();
    this.one<HTMLInputElement>('to').value = '';
    this.#typed.value = `/${this.#choice.prefix}`;
    this.#typed.removeAttribute('aria-invalid');
    this.#show();
    this.one('from').focus();
  }

  #type(): void {
    const prefix = readPrefix(this.#typed.value);
    this.#typed.setAttribute('aria-invalid', String(prefix === null));
    if (prefix === null) this.tell(ownSentence(this.#said.notPrefix));
    else this.#choose({ ...this.#choice, prefix });
  }

  #by(by: number): void {
    const prefix = Math.min(32, Math.max(0, this.#choice.prefix + by));
    this.#typed.value = `/${prefix}`;
    this.#typed.removeAttribute('aria-invalid');
    this.#choose({ ...this.#choice, prefix });
  }

  #choose(choice: Choice): void {
    this.#choice = choice;
    this.#memory.set(choice);
    this.#show();
    this.#say();
  }

  #say(): void {
    const to = this.one<HTMLInputElement>('to').value.trim();
    const verdict = verdictOf(this.#choice, this.#lab);
    this.tell(ownSentence(this.#said[verdict]));
    if (!to) return;
    const number = numberOf(to);
    const about =
      number === null
        ? this.#said.notAddress
        : fill(this.#said.to_[relationTo(this.#choice, to, this.#lab)], { to: addressOf(number) });
    this.tell(element('p', {}, ownSentence(about)), element('p', {}, ownSentence(this.#said[verdict])));
  }

  #show(): void {
    const { from, prefix } = this.#choice;
    const number = numberOf(from)!;
    const subnet = subnetOf(number, prefix);
    const base = Number(this.dataset.base);
    this.one<HTMLSelectElement>('from').value = from;
    const bits = bitsOf(number);
    for (const bit of this.all('bit')) {
      const place = Number(bit.dataset.bit);
      bit.textContent = bits[place] ?? '';
      bit.toggleAttribute('data-net', place < prefix);
    }
    this.one('bits-said').textContent = fill(this.#said.bits, { address: from, prefix });
    for (const cell of this.all('cell')) {
      const address = base + Number(cell.dataset.cell);
      cell.toggleAttribute('data-net', holds(subnet, address));
      cell.toggleAttribute('data-me', address === number);
    }
    this.one('facts').replaceChildren(
      ...factsOf(this.#choice, this.#lab, this.#said).map(([name, value]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, value)),
      ),
    );
    this.#showGroups();
  }

  #showGroups(): void {
    const groups = groupsOf(this.#choice, this.#lab);
    this.one('groups').replaceChildren(
      ...GROUPS.filter((group) => group === 'neighbours' || groups[group].length > 0).map((group) =>
        element(
          'p',
          { 'data-group': group },
          element('b', {}, fill(this.#said[group], { count: groups[group].length })),
          ...(groups[group].length ? groups[group] : [this.#said.nobody]).map((name) =>
            element('span', {}, `${name} `),
          ),
        ),
      ),
    );
  }
}

customElements.define('subnet-map', SubnetMap);

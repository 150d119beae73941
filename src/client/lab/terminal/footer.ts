/** The line below the terminals: what is true about the one that is shown, and the way in or out. */
import { fill, words } from '../../../i18n/live.ts';
import { element, must } from '../../element.ts';
import type { TerminalTab } from '../terminal-tab.ts';

export class Footer {
  readonly #status: HTMLElement;
  readonly #facts: HTMLElement;
  readonly #root: HTMLElement;
  #drawn = '';

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#status = must('[data-terminal-status]', root);
    this.#facts = must('[data-terminal-facts]', root);
  }

  say(sentence: string): void {
    if (this.#status.textContent !== sentence) this.#status.textContent = sentence;
  }

  show(tab: TerminalTab | null): void {
    this.say(tab?.status ?? '');
    this.#root.toggleAttribute('data-inside', tab?.isFocused ?? false);
    const facts = tab ? factsOf(tab) : [];
    const key = JSON.stringify([tab?.machine, facts]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#facts.replaceChildren(...facts.map((fact) => element('span', { 'data-fact': fact.is }, fact.text)));
    if (tab && facts.some(({ is }) => is === 'size')) this.#facts.append(takeSize(tab));
  }
}

type Fact = { is: 'recording' | 'company' | 'size'; text: string };

function factsOf({ recording, company, size, link }: TerminalTab): Fact[] {
  if (link !== 'connected') return [];
  const others = company.viewers - 1;
  const facts: Fact[] = [];
  if (recording.id !== null) facts.push({ is: 'recording', text: words.recordingNow });
  const present = [
    others > 0 ? fill(words.companyViewers, { count: others }) : '',
    company.watchers > 0 ? fill(words.companyWatchers, { count: company.watchers }) : '',
  ].filter((text) => text !== '');
  if (present.length > 0) facts.push({ is: 'company', text: present.join(' · ') });
  if (!company.decidesSize)
    facts.push({ is: 'size', text: fill(words.sizeOfOthers, { size: `${size.cols}×${size.rows}` }) });
  return facts;
}

function takeSize(tab: TerminalTab): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'take-size' }, words.sizeMine);
  button.addEventListener('click', () => tab.connect());
  return button;
}

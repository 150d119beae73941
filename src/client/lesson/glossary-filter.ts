/** Narrows the glossary to what somebody types: a piece of a word in either language, or Korean initials. */
import { element, must } from '../element.ts';

class GlossaryFilter extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const input = must<HTMLInputElement>('input', this);
    input.addEventListener('input', () => this.#narrow(input.value));
    // A word that is linked to must be there, whatever was typed before.
    addEventListener('hashchange', () => {
      input.value = '';
      this.#narrow('');
    });
    this.#narrow(input.value);
  }

  #narrow(typed: string): void {
    const wanted = typed.toLowerCase().replace(/[\s·()-]+/g, '');
    let count = 0;
    for (const section of document.querySelectorAll<HTMLElement>('[data-initial]')) {
      const here = [...section.querySelectorAll<HTMLElement>('[data-word]')].filter((word) => {
        word.hidden = !(word.dataset.word ?? '').includes(wanted);
        return !word.hidden;
      });
      section.hidden = here.length === 0;
      count += here.length;
    }
    const { count: sentence = '', nothing = '' } = this.dataset;
    const text = count === 0 ? nothing : sentence.replace('{count}', String(count));
    must('[role="status"]', this).replaceChildren(element('span', {}, text));
  }
}

customElements.define('glossary-filter', GlossaryFilter);

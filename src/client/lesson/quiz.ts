/** A question that judges itself: what was put down, why it is wrong or right, and what is kept of it. */
import { fill, language, words } from '../../i18n/live.ts';
import { element, must } from '../element.ts';
import { answer, lastAnswers, takeBack } from './answers.ts';
import { makeMovable } from './movable.ts';
import { type Outcome, SHEETS } from './sheet.ts';

/** As in #protocol, without loading its schemas. */
const GRADE = { missed: 1, good: 3 } as const;

/** Told to the page around when a first answer was judged. */
export type Answered = CustomEvent<{ question: string; id: string; right: boolean }>;

export class QuizQuestion extends HTMLElement {
  /** The id of the answer that was kept; a second try is not kept. */
  #kept: string | null = null;
  #ready = false;

  connectedCallback(): void {
    if (this.#ready) return;
    this.#ready = true;
    const list = this.querySelector<HTMLElement>('[data-items]');
    if (list) makeMovable(list, (text) => this.#say(text));
    this.addEventListener('keydown', (event) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
      if (event.key !== 'Enter' || !typing || event.isComposing) return;
      // Or the same key would press the button that gets the focus next.
      event.preventDefault();
      void this.#check();
    });
    this.#showBefore();
    this.#ask();
  }

  get #question(): string {
    return this.dataset.question ?? '';
  }

  #part<T extends HTMLElement>(name: string): T {
    return must<T>(`[data-${name}]`, this);
  }

  #showBefore(): void {
    const last = lastAnswers().get(this.#question);
    const date = last && new Date(last.at).toLocaleDateString(language, { month: 'long', day: 'numeric' });
    const text = last && last.grade > GRADE.missed ? words.quizBeforeRight : words.quizBeforeWrong;
    this.#part('before').textContent = date ? fill(text, { date }) : '';
  }

  /** The state in which an answer can be put down. */
  #ask(): void {
    delete this.dataset.verdict;
    this.#part<HTMLDetailsElement>('answer').hidden = true;
    this.#part<HTMLDetailsElement>('answer').open = false;
    must<HTMLFieldSetElement>('fieldset', this).disabled = false;
    for (const marked of this.querySelectorAll('[data-mark]')) marked.removeAttribute('data-mark');
    for (const said of this.querySelectorAll('.said')) said.remove();
    this.#part('result').replaceChildren();
    const reader = this.dataset.judged === 'reader';
    this.#act(
      reader
        ? button(words.quizReveal, () => this.#reveal(), 'strong')
        : button(words.quizCheck, () => void this.#check(), 'strong'),
    );
  }

  async #check(): Promise<void> {
    if (must<HTMLFieldSetElement>('fieldset', this).disabled) return;
    const sheet = SHEETS[this.dataset.kind ?? ''];
    if (!sheet) throw new Error(`a question should be of a kind that is known, not "${this.dataset.kind}"`);
    const outcome = await sheet(this);
    if (outcome.is === 'judged') this.#judged(outcome);
    else {
      this.dataset.verdict = 'open';
      this.#result(element('p', {}, outcome.is === 'nothing' ? words.quizNothing : outcome.note));
    }
  }

  #judged({ right, marks, note, reason }: Extract<Outcome, { is: 'judged' }>): void {
    must<HTMLFieldSetElement>('fieldset', this).disabled = true;
    this.dataset.verdict = right ? 'right' : 'wrong';
    for (const mark of marks) {
      mark.where.setAttribute('data-mark', mark.right ? 'right' : 'wrong');
      mark.where.append(this.#said(mark.right, mark.reason));
    }
    const first = this.#keep(right);
    this.#result(
      element('p', { class: 'verdict' }, `${right ? '●' : '○'} ${right ? words.quizRight : words.quizWrong}`),
      note ? element('p', {}, note) : null,
      reason === undefined ? null : this.#copyOf(`[data-for="${reason}"] [data-why]`),
      right ? this.#copyOf('[data-because]') : null,
      right && !first ? element('p', { class: 'fine' }, words.quizRightLater) : null,
    );
    this.#act(
      button(words.quizAgain, () => this.#again()),
      right ? null : button(words.quizShow, () => this.#showAnswer()),
      this.#kept ? button(words.quizUndo, () => this.#undo(), 'quiet') : null,
    );
    this.#focusAct();
  }

  /** A guess nobody can judge but the reader. */
  #reveal(): void {
    this.dataset.verdict = 'open';
    this.#result(this.#copyOf('[data-because]'));
    const judge = (right: boolean) => () => {
      this.dataset.verdict = right ? 'right' : 'wrong';
      this.#keep(right);
      this.#act(
        button(words.quizAgain, () => this.#again()),
        button(words.quizUndo, () => this.#undo(), 'quiet'),
      );
      this.#focusAct();
    };
    this.#act(button(words.quizKnew, judge(true)), button(words.quizKnewNot, judge(false)));
    this.#focusAct();
  }

  /** Keeps the first answer; true when this was it. */
  #keep(right: boolean): boolean {
    if (this.#kept) return false;
    const { id } = answer(this.#question, right ? GRADE.good : GRADE.missed);
    this.#kept = id;
    const detail = { question: this.#question, id, right };
    this.dispatchEvent(new CustomEvent('question-answered', { bubbles: true, detail }));
    return true;
  }

  /** The reader says that it was harder or easier than a right answer tells. */
  regrade(grade: number): void {
    if (!this.#kept) return;
    takeBack(this.#kept);
    this.#kept = answer(this.#question, grade).id;
  }

  #again(): void {
    this.#ask();
    must<HTMLElement>('fieldset :is(input, select, button)', this).focus();
  }

  #undo(): void {
    if (this.#kept) takeBack(this.#kept);
    this.#kept = null;
    this.dispatchEvent(new CustomEvent('question-taken-back', { bubbles: true }));
    this.#showBefore();
    this.#ask();
    this.#say(words.quizUndone);
    this.#focusAct();
  }

  #showAnswer(): void {
    const answers = this.#part<HTMLDetailsElement>('answer');
    answers.hidden = false;
    answers.open = true;
    must<HTMLElement>('summary', answers).focus();
  }

  #said(right: boolean, reason: string | null): HTMLElement {
    const why = reason === null ? null : this.querySelector(`[data-for="${reason}"] [data-why]`);
    const copied = [...(why?.childNodes ?? [])].map((node) => node.cloneNode(true));
    return element(
      'span',
      { class: 'said' },
      element('b', {}, `${right ? '●' : '○'} ${right ? words.quizFits : words.quizFitsNot}`),
      ...copied,
    );
  }

  #copyOf(selector: string): HTMLElement | null {
    const found = this.querySelector(selector);
    return found && element('p', {}, ...[...found.childNodes].map((node) => node.cloneNode(true)));
  }

  #result(...children: Array<Node | null>): void {
    this.#part('result').replaceChildren(...children.filter((child) => child !== null));
  }

  #say(text: string): void {
    this.#result(element('p', { class: 'fine' }, text));
  }

  #act(...buttons: Array<HTMLButtonElement | null>): void {
    this.#part('act').replaceChildren(...buttons.filter((one) => one !== null));
  }

  #focusAct(): void {
    must<HTMLButtonElement>('[data-act] button', this).focus();
  }
}

function button(text: string, act: () => void, look = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `button ${look}`.trim() }, text);
  made.addEventListener('click', act);
  return made;
}

if (!customElements.get('quiz-question')) customElements.define('quiz-question', QuizQuestion);

/** The review: what was missed and is due, one question at a time, taken from the pages of the lessons. */
import './quiz.ts';
import type { Answer } from '#protocol';
import { fill, language, words } from '../../i18n/live.ts';
import { element, must } from '../element.ts';
import { answers, synchronize } from './answers.ts';
import type { Answered, QuizQuestion } from './quiz.ts';
import { daysAfter, dueBefore, emptyCard, endOfDay, type Memory, memoriesOf } from './schedule.ts';

/** By lesson: its title and the ids of its questions; an answer to one that is gone is not asked again. */
type Known = Record<string, { title: string; questions: string[] }>;

const HARD = 2;
const GOOD = 3;
const EASY = 4;

class ReviewDesk extends HTMLElement {
  readonly #known = JSON.parse(must('#review-questions').textContent ?? '{}') as Known;
  #waiting: Memory[] = [];
  #total = 0;

  connectedCallback(): void {
    this.#part<HTMLInputElement>('all').addEventListener('change', () => this.#begin());
    addEventListener('question-answered', (event) => this.#answered(event as Answered));
    addEventListener('question-taken-back', () => this.#foot());
    void this.#open();
  }

  async #open(): Promise<void> {
    const reached = await synchronize();
    this.#part('alone').hidden = reached;
    this.#begin();
  }

  #part<T extends HTMLElement>(name: string): T {
    return must<T>(`[data-${name}]`, this);
  }

  /** Memories of questions that still exist; those never missed only when they are asked for. */
  #memories(): Memory[] {
    const all = this.#part<HTMLInputElement>('all').checked;
    return memoriesOf(answers()).filter(
      ({ question, missed }) => this.#lessonOf(question) && (all || missed > 0),
    );
  }

  #lessonOf(question: string): { path: string; title: string } | null {
    const [path, id] = split(question);
    const lesson = this.#known[path];
    return lesson?.questions.includes(id) ? { path, title: lesson.title } : null;
  }

  #begin(): void {
    this.#waiting = dueBefore(this.#memories(), endOfDay(new Date()));
    this.#total = this.#waiting.length;
    if (this.#total === 0) this.#rest();
    else void this.#next();
  }

  /** Nothing to do today: when there will be, and a way to begin at once. */
  #rest(): void {
    const memories = this.#memories();
    const [next] = memories.toSorted((a, b) => a.due.getTime() - b.due.getTime());
    this.#part('place').textContent = '';
    this.#part('desk').replaceChildren(
      element('p', { class: 'rest' }, next ? words.reviewNothingDue : words.reviewNothing),
      next
        ? element('p', {}, fill(words.reviewNext, { date: dateOf(next.due), count: memories.length }))
        : element('p', {}, words.reviewHow),
    );
    this.#part('foot').replaceChildren(...(next ? [button(words.reviewNow, () => this.#all(memories))] : []));
  }

  #all(memories: Memory[]): void {
    this.#waiting = memories.toSorted((a, b) => a.due.getTime() - b.due.getTime());
    this.#total = this.#waiting.length;
    void this.#next();
  }

  async #next(): Promise<void> {
    const memory = this.#waiting.shift();
    if (!memory) {
      this.#finished();
      return;
    }
    const lesson = this.#lessonOf(memory.question)!;
    const found = await fetchQuestion(lesson.path, memory.question);
    if (!found) {
      await this.#next();
      return;
    }
    const place = this.#total - this.#waiting.length;
    this.#part('place').textContent = fill(words.reviewPlace, { place, total: this.#total });
    const from = element('a', { href: addressOf(lesson.path) }, lesson.title);
    this.#part('desk').replaceChildren(element('p', { class: 'from' }, from), found);
    this.#foot();
    must<HTMLElement>('fieldset :is(input, select, button), [data-act] button', found).focus();
  }

  #foot(...children: Node[]): void {
    const skip = this.#waiting.length > 0 ? [button(words.reviewSkip, () => void this.#next(), 'quiet')] : [];
    this.#part('foot').replaceChildren(...(children.length > 0 ? children : skip));
  }

  #answered({ target, detail }: Answered): void {
    const question = target as QuizQuestion;
    const next = button(
      this.#waiting.length > 0 ? words.reviewGoOn : words.reviewEnd,
      () => void this.#next(),
      'strong',
    );
    this.#foot(...(detail.right ? [howItWent(question, detail.id)] : []), next);
    if (detail.right) queueMicrotask(() => next.focus());
  }

  #finished(): void {
    const memories = this.#memories();
    const [next] = memories.toSorted((a, b) => a.due.getTime() - b.due.getTime());
    this.#part('place').textContent = '';
    this.#part('desk').replaceChildren(
      element('p', { class: 'rest', tabindex: '-1' }, fill(words.reviewDone, { count: this.#total })),
      next
        ? element('p', {}, fill(words.reviewNext, { date: dateOf(next.due), count: memories.length }))
        : '',
    );
    this.#part('foot').replaceChildren();
    must<HTMLElement>('.rest', this).focus();
  }
}

/** After a right answer: how hard it was, with the day each answer leads to. */
function howItWent(question: QuizQuestion, id: string): HTMLElement {
  const now = new Date();
  const others = answers().filter((one) => one.question === question.dataset.question && one.id !== id);
  const days = daysAfter(cardOf(others, now), now);
  const name = `grade-${id}`;
  const choice = (grade: 2 | 3 | 4, text: string): HTMLElement => {
    const radio = element('input', { type: 'radio', name, value: String(grade), checked: grade === GOOD });
    radio.addEventListener('change', () => question.regrade(grade));
    const when = element('small', {}, inDays.format(days[grade], 'day'));
    return element('label', {}, radio, element('span', {}, text), when);
  };
  return element(
    'fieldset',
    { class: 'grades' },
    element('legend', {}, words.reviewHowItWent),
    choice(HARD, words.reviewHard),
    choice(GOOD, words.reviewGood),
    choice(EASY, words.reviewEasy),
  );
}

const inDays = new Intl.RelativeTimeFormat(language);
const cardOf = (given: Answer[], now: Date) => memoriesOf(given)[0]?.card ?? emptyCard(now);

/** "foundations/02-nist-definition" and "ticket-desk". */
function split(question: string): [path: string, id: string] {
  const at = question.lastIndexOf('/');
  return [question.slice(0, at), question.slice(at + 1)];
}

const addressOf = (lesson: string): string => `${language === 'en' ? '/en' : ''}/learn/${lesson}/`;
const dateOf = (date: Date): string => date.toLocaleDateString(language, { month: 'long', day: 'numeric' });

const pages = new Map<string, Promise<Document | null>>();

async function fetchQuestion(lesson: string, question: string): Promise<HTMLElement | null> {
  if (!pages.has(lesson)) pages.set(lesson, fetchPage(addressOf(lesson)));
  const page = await pages.get(lesson);
  const found = page?.querySelector(`quiz-question[data-question="${CSS.escape(question)}"]`);
  return found ? (document.importNode(found, true) as HTMLElement) : null;
}

async function fetchPage(address: string): Promise<Document | null> {
  try {
    const response = await fetch(address);
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function button(text: string, act: () => void, look = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `button ${look}`.trim() }, text);
  made.addEventListener('click', act);
  return made;
}

customElements.define('review-desk', ReviewDesk);

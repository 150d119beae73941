/** How far this reader is on a path: a lesson is finished when all its questions have been answered. */
import { fill } from '../../i18n/fill.ts';
import { lastAnswers } from '../lesson/answers.ts';

type Lesson = { id: string; title: string; href: string; questions: string[] };
type Path = { id: string; lessons: Lesson[] };
type State = 'done' | 'begun' | null;

const SIGNS = { done: '●', begun: '◐' } as const;

class PathProgress extends HTMLElement {
  connectedCallback(): void {
    const answered = lastAnswers();
    const paths = JSON.parse(this.dataset.paths ?? '[]') as Path[];
    const countOf = ({ questions }: Lesson): number => questions.filter((one) => answered.has(one)).length;
    const stateOf = (lesson: Lesson): State => {
      const count = countOf(lesson);
      if (count === 0) return null;
      return count === lesson.questions.length ? 'done' : 'begun';
    };
    for (const { id, lessons } of paths) {
      const done = lessons.filter((lesson) => stateOf(lesson) === 'done').length;
      this.#tellPath(id, done, lessons.length);
      for (const lesson of lessons) this.#tellLesson(lesson, stateOf(lesson), countOf(lesson));
    }
    const own = paths[0]?.lessons ?? [];
    if (own.some((lesson) => stateOf(lesson))) this.#goOn(own.find((lesson) => stateOf(lesson) !== 'done'));
  }

  #tellPath(id: string, done: number, total: number): void {
    const place = this.querySelector<HTMLElement>(`[data-path="${id}"]`);
    if (!place || done === 0) return;
    place.hidden = false;
    place.textContent = fill(this.dataset.done ?? '', { done, total });
  }

  #tellLesson({ id, questions }: Lesson, state: State, count: number): void {
    const row = this.querySelector<HTMLElement>(`[data-lesson="${id}"]`);
    const sign = row?.querySelector('[data-sign]');
    const howFar = row?.querySelector('[data-how-far]');
    if (!row || !sign || !howFar || !state) return;
    row.dataset.state = state;
    sign.textContent = SIGNS[state];
    const { finished = '', questions: sentence = '' } = this.dataset;
    howFar.textContent =
      state === 'done' ? finished : fill(sentence, { done: count, total: questions.length });
  }

  #goOn(next: Lesson | undefined): void {
    const link = this.querySelector<HTMLAnchorElement>('[data-continue]');
    if (!link) return;
    if (next) {
      link.href = next.href;
      link.textContent = fill(this.dataset.goOn ?? '', { title: next.title });
    } else link.replaceWith(this.dataset.all ?? '');
  }
}

customElements.define('path-progress', PathProgress);

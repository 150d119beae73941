/** Everything lint says about content/: what all lessons share, and each lesson with its questions and facts. */
import { globSync } from 'node:fs';
import { AuthorError, type Inventory, LANGUAGES, type LoadedStage, suggestion } from '#lab';
import { type Course, factsFile, type Lesson, loadCourse, Module, readContent } from '#lesson';
import { lintFacts } from './facts.ts';
import { charactersOf, type LessonText, type ReadLesson, readLesson } from './lesson.ts';
import { lintPaths } from './paths.ts';
import { lintProse, TO_BE_WRITTEN } from './prose.ts';
import { lintQuiz, quizPassages, quizToBeWritten } from './quiz.ts';
import { lintShared } from './shared.ts';
import { lintIdc, lintStyle, type Particle, type Passage } from './style.ts';

/** A lesson that says less than this in Korean is not explained; the outline may say why one may be shorter. */
export const FEWEST_CHARACTERS = 2500;

/** What a reader manages in a minute, and what things to do cost on top. Wide: people differ. */
const PACE = { ko: 480, en: 1150, question: 0.5, predict: 0.4, interactive: 1.5, fence: 0.3 } as const;
const PATIENCE = { least: 0.6, most: 1.7 } as const;

export type ContentTools = {
  root: string;
  inventory: Inventory;
  stages: readonly LoadedStage[];
  particle: Particle;
};
export type Content = { course: Course; lessons: ReadLesson[] };

/** Reads all there is, once, for lint and for the coverage report. */
export function readContentOf(root: string): Content {
  const course = loadCourse(root);
  return { course, lessons: lessonFolders(root).map((id) => readLesson(root, id, course)) };
}

/** Folders under a module, whether or not both texts are there. */
const lessonFolders = (root: string): string[] =>
  globSync('content/*/*/', { cwd: root })
    .map((folder) => folder.split('/').slice(1, 3).join('/'))
    .filter((id) => !id.startsWith('schema/'))
    .sort();

/** Lesson ids ("linux-basics/01-addresses-and-names") for the links that stages make. */
export const lessonIds = (root: string): string[] => lessonFolders(root);

export function lintLessons({ course, lessons }: Content, tools: ContentTools): AuthorError[] {
  return [
    ...course.errors,
    ...lintModules(course, tools.root),
    ...lintShared(course, lessons),
    ...lintPaths(course),
    ...lessons.flatMap((lesson) => lintLesson(lesson, course, tools)),
  ];
}

function lintModules({ outline }: Course, root: string): AuthorError[] {
  return outline.modules.flatMap(({ slug, title }, i) => {
    const file = `content/${slug}/module.yaml`;
    const read = readContent(root, file, Module);
    if (!read.data) return read.errors;
    const { data } = read;
    const same =
      data.order === i + 1 && LANGUAGES.every((language) => data.title[language] === title[language]);
    return same
      ? []
      : [
          new AuthorError(
            file,
            '',
            `title and order are not those of content/outline.yaml (module ${i + 1})`,
          ),
        ];
  });
}

function lintLesson(lesson: ReadLesson, course: Course, tools: ContentTools): AuthorError[] {
  const place = { course, inventory: tools.inventory, stages: tools.stages.map(({ slug }) => slug) };
  const ids = new Set(course.planned.map(({ id }) => id));
  const style = { course, inventory: tools.inventory, particle: tools.particle };
  const passages = [...lesson.texts.flatMap(textPassages), ...quizPassages(lesson)];
  return [
    ...inOutline(lesson, course),
    ...lesson.errors,
    ...lesson.texts.flatMap((text) => [
      ...lintHead(text, course, ids),
      ...lintProse(text, lesson, place),
      ...lintLength(text, lesson, course),
      ...lintIdc({ ...passageOf(text), text: text.mdx.prose }),
    ]),
    ...lintPair(lesson, course),
    ...quizToBeWritten(lesson),
    ...lintQuiz(lesson, tools.inventory, tools.stages, ids),
    ...factsToBeWritten(lesson),
    ...lintFacts(lesson, course, tools.inventory),
    ...passages.flatMap((passage) => lintStyle(passage, style)),
  ];
}

const passageOf = ({ file, language, mdx }: LessonText): Passage => ({
  file,
  language,
  text: mdx.prose,
  lineAt: mdx.lineAt,
});

/** The prose of a text, and the sentences in the attributes of its parts. */
function textPassages(text: LessonText): Passage[] {
  const inParts = text.mdx.tags.flatMap(({ texts, line }) =>
    texts.map((words) => ({ ...passageOf(text), text: words, lineAt: () => line })),
  );
  return [passageOf(text), ...inParts];
}

function inOutline({ id, folder, planned }: ReadLesson, { planned: all }: Course): AuthorError[] {
  if (planned || all.length === 0) return [];
  const [module, name] = id.split('/') as [string, string];
  const meant = all.find((one) => one.moduleSlug === module && one.slug === name.replace(/^\d{2}-/, ''));
  const remedy = meant
    ? `its place in content/outline.yaml makes it content/${meant.id}; rename the folder`
    : `is not in content/outline.yaml; add it there or rename it${suggestion(
        id,
        all.map((one) => one.id),
      )}`;
  return [new AuthorError(folder, '', remedy)];
}

function lintHead({ file, head }: LessonText, { sources }: Course, ids: ReadonlySet<string>): AuthorError[] {
  if (!head) return [];
  const known = Object.keys(sources);
  return [
    ...head.sources
      .filter((id) => !Object.hasOwn(sources, id))
      .map(
        (id) =>
          new AuthorError(
            file,
            'sources',
            `no source "${id}" in content/sources.yaml${suggestion(id, known)}`,
          ),
      ),
    ...head.needs
      .filter((id) => !ids.has(id))
      .map((id) => new AuthorError(file, 'needs', `there is no lesson "${id}"${suggestion(id, [...ids])}`)),
  ];
}

function lintLength(text: LessonText, { planned, quiz }: ReadLesson, { parts }: Course): AuthorError[] {
  if (text.text.includes(TO_BE_WRITTEN)) return [];
  const characters = charactersOf(text.mdx);
  const errors: AuthorError[] = [];
  if (text.language === 'ko' && characters < FEWEST_CHARACTERS && !planned?.without.length) {
    errors.push(
      new AuthorError(
        text.file,
        '',
        `${characters} characters of prose, fewer than ${FEWEST_CHARACTERS}; explain more, or give a reason under "without: { length: … }" in content/outline.yaml`,
      ),
    );
  }
  const names = text.mdx.tags.map(({ name }) => name);
  const count = (wanted: (name: string) => boolean): number => names.filter(wanted).length;
  const interactive = count((name) => parts[name]?.is === 'interactive');
  if (interactive === 0 && !planned?.without.interactive) {
    errors.push(
      new AuthorError(
        text.file,
        '',
        'nothing to do on this page; use an interactive part (docs/authoring.md lists them)',
      ),
    );
  }
  const estimate =
    characters / PACE[text.language] +
    quiz.length * PACE.question +
    count((name) => name === 'Predict') * PACE.predict +
    interactive * PACE.interactive +
    text.mdx.fences.length * PACE.fence;
  const minutes = text.head?.minutes;
  if (
    minutes !== undefined &&
    (minutes < estimate * PATIENCE.least || minutes > Math.max(3, estimate * PATIENCE.most))
  ) {
    errors.push(
      new AuthorError(
        text.file,
        'minutes',
        `${minutes} minutes for what takes about ${Math.max(1, Math.round(estimate))}`,
      ),
    );
  }
  return errors;
}

/** Both languages tell the same: same head, same parts. */
function lintPair(lesson: ReadLesson, { parts }: Course): AuthorError[] {
  const [ko, en] = LANGUAGES.map((language) => lesson.texts.find((text) => text.language === language));
  if (!ko?.head || !en?.head) return [];
  const differ = (['minutes', 'sources', 'needs', 'stage'] as const).filter(
    (key: keyof Lesson) => JSON.stringify(ko.head?.[key]) !== JSON.stringify(en.head?.[key]),
  );
  const errors = differ.map((key) => new AuthorError(en.file, key, 'is not the same as in ko.mdx'));
  const count = ({ mdx }: LessonText, name: string): number =>
    mdx.tags.filter((tag) => tag.name === name).length;
  for (const name of Object.keys(parts)) {
    const [inKo, inEn] = [count(ko, name), count(en, name)];
    if (name !== 'Term' && inKo !== inEn)
      errors.push(
        new AuthorError(en.file, `<${name}>`, `stands here ${inEn} times and ${inKo} times in ko.mdx`),
      );
  }
  return errors;
}

function factsToBeWritten({ id, facts, lineOf }: ReadLesson): AuthorError[] {
  return facts.flatMap((fact, i) =>
    JSON.stringify(fact).includes(TO_BE_WRITTEN)
      ? [new AuthorError(`${factsFile(id)}:${lineOf.facts([i])}`, fact.id, 'still to be written')]
      : [],
  );
}

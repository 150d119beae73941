/** Paths through the course as pages show them: lessons that are there with their minutes, the others by name. */
import { hrefIn, type Language } from '../i18n/index.ts';
import { questionsOf, theCourse } from './course.ts';
import { lessonPath, modulesIn } from './lessons.ts';
import { outline, trackOutline } from './outline.ts';

export type PathLesson = {
  id: string;
  title: string;
  goal: string;
  /** `null`: it is still to be written. */
  minutes: number | null;
  href: string;
  /** Ids of its questions, as answers name them. */
  questions: string[];
};
export type PathStage = { number: number; title: string; href: string | null };
export type PathPart = { title: string; lessons: PathLesson[]; stages: PathStage[] };
export type Path = {
  id: string;
  kind: 'days' | 'people' | 'stage';
  title: string;
  lead: string;
  parts: PathPart[];
  lessons: PathLesson[];
  minutes: number;
};

export async function pathsIn(language: Language): Promise<Path[]> {
  const { paths, planned } = theCourse();
  const entries = (await modulesIn(language)).flatMap(({ lessons }) => lessons);
  const written = new Map(entries.map((entry) => [lessonPath(entry), entry.data]));
  const lessonOf = (id: string): PathLesson => {
    const lesson = written.get(id);
    return {
      id,
      title: lesson?.title ?? planned.find((one) => one.id === id)?.title[language] ?? id,
      goal: lesson?.goal ?? '',
      minutes: lesson?.minutes ?? null,
      href: hrefIn(language, `/learn/${id}/`),
      questions: lesson ? questionsOf(id).map((question) => `${id}/${question.id}`) : [],
    };
  };
  return Object.entries(paths).map(([id, { kind, title, lead, parts }]) => {
    const own = parts.map((part) => ({
      title: part.title[language],
      lessons: part.lessons.map(lessonOf),
      stages: part.stages.map((number) => stageOf(number, language)),
    }));
    const lessons = own.flatMap((part) => part.lessons);
    const minutes = lessons.reduce((sum, lesson) => sum + (lesson.minutes ?? 0), 0);
    return { id, kind, title: title[language], lead: lead[language], parts: own, lessons, minutes };
  });
}

function stageOf(number: number, language: Language): PathStage {
  const found = [...outline, ...trackOutline].find((one) => one.number === number);
  const title = found?.title[language] ?? '';
  return { number, title, href: found?.stage ? hrefIn(language, `/lab/${found.stage.slug}/`) : null };
}

/** Paths by kind, in the order of the file. */
export const byKind = (paths: readonly Path[]): Array<[Path['kind'], Path[]]> => [
  ...Map.groupBy(paths, ({ kind }) => kind),
];

/** What the script of the page is told of a path. */
export const forScript = ({ id, lessons }: Path) => ({
  id,
  lessons: lessons
    .filter(({ minutes }) => minutes !== null)
    .map(({ id: lesson, title, href, questions }) => ({ id: lesson, title, href, questions })),
});

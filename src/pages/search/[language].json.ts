/** What the search reads when it is opened: one file for each language. */
import { render } from 'astro:content';
import { lessonPath, modulesIn } from '../../course/lessons.ts';
import { LANGUAGES, type Language } from '../../i18n/index.ts';
import { searchFile } from '../../search/gather.ts';

export const getStaticPaths = () =>
  LANGUAGES.map((language) => ({ params: { language }, props: { language } }));

export async function GET({ props: { language } }: { props: { language: Language } }): Promise<Response> {
  const modules = await modulesIn(language);
  const lessons = await Promise.all(
    modules.flatMap((module) =>
      module.lessons.map(async (lesson) => ({
        id: lessonPath(lesson),
        module: module.title,
        title: lesson.data.title,
        goal: lesson.data.goal,
        body: lesson.body ?? '',
        anchors: (await render(lesson)).headings.map(({ slug }) => slug),
      })),
    ),
  );
  return Response.json(searchFile(language, lessons));
}

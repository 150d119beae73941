/** What every part does when the site is built: judge its props, and say which lesson is wrong and where. */
import { z } from 'zod';
import type { Language } from '../i18n/index.ts';

type Place = { language: Language; lesson: string };
type Locals = { language?: Language; lesson?: string };

/** Fields that all parts have. */
export const PartId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is written like-this');

export function partProps<T extends z.ZodType>(
  name: string,
  schema: T,
  { props, locals }: { props: unknown; locals: Locals },
): z.infer<T> & Place & { place: string } {
  const { language = 'ko', lesson = 'page' } = locals;
  const read = schema.safeParse(props);
  if (!read.success) {
    const id = (props as { id?: unknown }).id;
    const [first] = read.error.issues;
    const where = first?.path.join('.') || 'props';
    throw new Error(
      `content/${lesson}/${language}.mdx: <${name} id="${String(id)}"> ${where}: ${first?.message}`,
    );
  }
  const checked = read.data as z.infer<T> & { id: string };
  return { ...checked, language, lesson, place: `${lesson}/${checked.id}` };
}

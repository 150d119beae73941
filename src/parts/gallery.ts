/** Every part that has a demo and is registered, for the pages on which authors try them out. */

import { lessonComponents } from '../components/lesson/index.ts';
import type { Language } from '../i18n/index.ts';

type Demo = {
  default: (props: Record<string, unknown>) => unknown;
  frontmatter: { title: string };
};
export type Shown = { slug: string; name: string; title: string; Content: Demo['default'] };

const demos = import.meta.glob<Demo>('./*/demo.*.mdx', { eager: true });

const nameOf = (slug: string): string =>
  slug.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

/** A part that is still being built is not shown. */
export function galleryIn(language: Language): Shown[] {
  return Object.entries(demos).flatMap(([file, { default: Content, frontmatter }]) => {
    const [, slug = '', written] = /^\.\/([^/]+)\/demo\.(\w+)\.mdx$/.exec(file) ?? [];
    const name = nameOf(slug);
    return written === language && name in lessonComponents
      ? [{ slug, name, title: frontmatter.title, Content }]
      : [];
  });
}

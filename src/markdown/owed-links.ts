/** A link to a lesson that is in the outline and not written yet shows its words, marked; it becomes a link by itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineMdastPlugin } from 'satteri';

const LESSON = /^(?:\/en)?\/learn\/([a-z0-9-]+\/\d{2}-[a-z0-9-]+)\//;

export const owedLinks = (root: string) =>
  defineMdastPlugin({
    name: 'owed-links',
    link(node, context) {
      const lesson = LESSON.exec(node.url)?.[1];
      if (!lesson || existsSync(join(root, 'content', lesson, 'ko.mdx'))) return;
      context.replaceNode(node, {
        type: 'mdxJsxTextElement',
        name: 'Owed',
        attributes: [],
        children: node.children,
      });
    },
  });

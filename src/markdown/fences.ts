/** Every fenced block becomes a <Block>: one look, with Copy, and Run where it names a machine; mermaid a <Diagram>. */
import { defineMdastPlugin } from 'satteri';
import { parseFenceMeta } from '#lab';

export const fencesBecomeBlocks = defineMdastPlugin({
  name: 'fences-become-blocks',
  code(node, context) {
    const { meta } = parseFenceMeta(node.meta ?? '');
    const properties: Record<string, string | undefined> = {
      code: node.value,
      lang: node.lang ?? 'text',
      ...meta,
    };
    context.replaceNode(node, {
      type: 'mdxJsxFlowElement',
      name: node.lang === 'mermaid' ? 'Diagram' : 'Block',
      attributes: Object.entries(properties).flatMap(([name, value]) =>
        value === undefined ? [] : [{ type: 'mdxJsxAttribute' as const, name, value }],
      ),
      children: [],
    });
  },
});

/**
 * The runnable blocks of a guide. A block with `run="pg-02"` is part of the solution: the page offers to type it
 * into that machine's terminal, and the course test runs it there.
 */

/** What stands behind the language of a fence: ```sh run="pg-02" danger="…" */
export type FenceMeta = {
  /** Host name of the machine it runs on; absent for samples that are only read. */
  run?: string;
  /** Why the page asks before it runs: what this block may destroy. */
  danger?: string;
  /** Words above the block, for example the file it shows. */
  title?: string;
};

export type GuideBlock = FenceMeta & { lang: string; code: string; line: number };

/** What a shell of Linux is given: lines of PowerShell go to the program of that name, and the shell stays its own. */
export const typedText = ({ lang, code }: { lang: string; code: string }): string =>
  lang === 'powershell' ? `powershell <<'PS'\n${code}\nPS` : code;

const FENCE_KEYS = ['run', 'danger', 'title'] as const;

/** Reads `key="value"` pairs; a word that is none of ours is returned in `unknown`. */
export function parseFenceMeta(meta: string): { meta: FenceMeta; unknown: string[] } {
  const result: FenceMeta = {};
  const unknown: string[] = [];
  const rest = meta.replace(/([a-z]+)="([^"]*)"/g, (_, key: string, value: string) => {
    if ((FENCE_KEYS as readonly string[]).includes(key)) result[key as keyof FenceMeta] = value;
    else unknown.push(key);
    return '';
  });
  unknown.push(...rest.split(/\s+/).filter(Boolean));
  return { meta: result, unknown };
}

/** Every fenced block of an MDX text, in order, with the line its fence stands on (counted from 1). */
export function parseGuideBlocks(mdx: string): Array<GuideBlock & { unknown: string[] }> {
  const lines = mdx.split('\n');
  const blocks: Array<GuideBlock & { unknown: string[] }> = [];
  for (let i = 0; i < lines.length; i++) {
    const open = /^(\s*)(`{3,}|~{3,})(\S*)\s*(.*)$/.exec(lines[i]!);
    if (!open) continue;
    const [, indent, fence, lang, words] = open as unknown as [string, string, string, string, string];
    const start = i;
    const code: string[] = [];
    for (i++; i < lines.length && lines[i]!.trim() !== fence; i++) {
      code.push(lines[i]!.startsWith(indent) ? lines[i]!.slice(indent.length) : lines[i]!);
    }
    const { meta, unknown } = parseFenceMeta(words);
    blocks.push({ ...meta, lang, code: code.join('\n'), line: start + 1, unknown });
  }
  return blocks;
}

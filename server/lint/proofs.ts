/** docs/proof.md: what has been proven of every stage, written from the records beside the stages, and who is looked at. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError, type Inventory, type LoadedStage, readProof, stageName } from '#lab';
import { lintOwnChecks, ownChecksTable } from './own-checks.ts';

const FILE = 'docs/proof.md';

const HEAD = `# What is proven

Written by \`./madang prove\`. A stage is proven when on a fresh practice lab every check fails, its own guide solves it, every check
holds, every named mistake gives exactly its message and heals, every other right way that is named is accepted, and every message that
was written has been seen (\`server/prove/RULES.md\`).

- **real**: the thing itself runs on the practice machines.
- **stand-in**: something else takes its place there, and the page says so.
- **real-lab-only**: cannot be had on practice machines; not proven here.
`;

function tableOf(stage: LoadedStage): string {
  const proof = readProof(stage);
  const title = `## ${stageName(stage.number, 'en')}: ${stage.title.en}`;
  if (!proof) return `${title}\n\nNot proven yet.`;
  const when = `Proven on ${proof.on} in ${proof.seconds} s`;
  const state = proof.current ? `${when}.` : `${when}; **it has changed since**.`;
  const rows = stage.steps.map(({ id, title: { en }, practice, checks }) => {
    const counts = proof.steps[id];
    if (practice === 'real-lab-only') return `| ${en} | ${practice} | ${checks.length}, unproven | | | |`;
    return counts
      ? `| ${en} | ${practice} | ${counts.checks} | ${counts.mistakes} | ${counts.detours} | ${counts.messages} |`
      : `| ${en} | ${practice} | new | | | |`;
  });
  return [
    title,
    '',
    state,
    '',
    '| Step | Practice lab | Checks | Mistakes recognised | Other right ways | Messages reached |',
    '|---|---|--:|--:|--:|--:|',
    ...rows,
    `| **${stage.steps.length} steps** | | **${proof.checks}** | **${proof.mistakes}** | **${proof.detours}** | **${proof.messages}** |`,
  ].join('\n');
}

const textOf = (stages: readonly LoadedStage[], inventory: Inventory): string =>
  `${HEAD}\n${[...stages.map(tableOf), ownChecksTable(stages, inventory)].join('\n\n')}\n`;

export function writeProofs(root: string, stages: readonly LoadedStage[], inventory: Inventory): void {
  writeFileSync(join(root, FILE), textOf(stages, inventory));
}

export function lintProofs(
  root: string,
  stages: readonly LoadedStage[],
  inventory: Inventory,
): AuthorError[] {
  const path = join(root, FILE);
  const own = lintOwnChecks(stages, inventory);
  if (existsSync(path) && readFileSync(path, 'utf8') === textOf(stages, inventory)) return own;
  return [...own, new AuthorError(FILE, '', 'is not what the records say; run ./madang lint --write')];
}

/** JSON schemas that editors read, generated from the same zod schemas that the house reads with. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AuthorError, Inventory, RealLab, StageFile } from '#lab';
import {
  CoursePaths,
  Facts,
  Glossary,
  Lesson,
  Module,
  Outline,
  Parts,
  Quiz,
  Sources,
  Spelling,
  Versions,
} from '#lesson';

/** Options of every kind of probe, handed in by whoever knows the kinds. */
export type ProbeSchemas = Record<string, z.ZodType>;

const files = (probes: ProbeSchemas): Record<string, z.ZodType> => ({
  'labs/schema/inventory.schema.json': Inventory,
  'labs/schema/real.schema.json': RealLab,
  'labs/schema/stage.schema.json': stageWith(probes),
  'content/schema/lesson.schema.json': Lesson,
  'content/schema/module.schema.json': Module,
  'content/schema/outline.schema.json': Outline,
  'content/schema/quiz.schema.json': Quiz,
  'content/schema/facts.schema.json': Facts,
  'content/schema/versions.schema.json': Versions,
  'content/schema/glossary.schema.json': Glossary,
  'content/schema/sources.schema.json': Sources,
  'content/schema/spelling.schema.json': Spelling,
  'content/schema/parts.schema.json': Parts,
  'content/schema/paths.schema.json': CoursePaths,
});

/** The stage as an editor should see it: a probe completes to its kinds and their options. */
function stageWith(probes: ProbeSchemas): z.ZodType {
  const step = StageFile.shape.steps.element;
  const check = step.shape.checks.element;
  const rung = check.shape.rungs.element;
  const probe = z.union(Object.entries(probes).map(([kind, options]) => z.strictObject({ [kind]: options })));
  const rungs = z.array(rung.extend({ probe }));
  return StageFile.extend({ steps: z.array(step.extend({ checks: z.array(check.extend({ rungs })) })) });
}

const generate = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;

export function lintEditorSchemas(root: string, probes: ProbeSchemas): AuthorError[] {
  return Object.entries(files(probes))
    .filter(
      ([file, schema]) =>
        !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== generate(schema),
    )
    .map(([file]) => new AuthorError(file, '', 'is not what the schema says now; run ./madang lint --write'));
}

export function writeEditorSchemas(root: string, probes: ProbeSchemas): void {
  for (const [file, schema] of Object.entries(files(probes)))
    writeFileSync(join(root, file), generate(schema));
}

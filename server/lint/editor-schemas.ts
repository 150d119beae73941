/** JSON schemas that editors read, generated from the same zod schemas that the house reads with. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AuthorError, Inventory, RealLab, Stage } from '#lab';
import { Lesson } from '#lesson';

const FILES: Record<string, z.ZodType> = {
  'labs/schema/inventory.schema.json': Inventory,
  'labs/schema/real.schema.json': RealLab,
  'labs/schema/stage.schema.json': Stage,
  'content/schema/lesson.schema.json': Lesson,
};

const generate = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;

export function lintEditorSchemas(root: string): AuthorError[] {
  return Object.entries(FILES)
    .filter(
      ([file, schema]) =>
        !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== generate(schema),
    )
    .map(([file]) => new AuthorError(file, '', 'is not what the schema says now; run ./madang lint --write'));
}

export function writeEditorSchemas(root: string): void {
  for (const [file, schema] of Object.entries(FILES)) writeFileSync(join(root, file), generate(schema));
}

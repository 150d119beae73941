/** Reads `labs/` from disk into data the rest of the house can rely on, or says what an author has to mend. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { AuthorError, explain } from './author-error.ts';
import { Inventory, RealLab } from './inventory.ts';
import { Case, Check, Detour, Mistake, Rung, Stage, StageFile, Step } from './stage.ts';
import { LANGUAGES, type Language } from './text.ts';

/** Where the repository is: the folder that holds `labs/`. */
export const REPOSITORY = join(import.meta.dirname, '..', '..');

/** Several author errors at once: an author wants to see all of them. */
export class AuthorErrors extends Error {
  override name = 'AuthorErrors';
  readonly errors: readonly AuthorError[];
  constructor(errors: readonly AuthorError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}

/** Parses YAML strictly (no duplicate keys, no anchors that surprise) and checks it against a schema. */
export function parseYaml<T extends z.ZodType>(
  file: string,
  text: string,
  schema: T,
  known: readonly string[],
): z.output<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new AuthorErrors([new AuthorError(`${file}:${line}:${col}`, '', broken.message)]);
  }
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && isMap(pair.value) && pair.key.value === '<<') {
        throw new AuthorErrors([
          new AuthorError(file, '', 'merge keys ("<<") are not read here; write the keys out'),
        ]);
      }
    },
  });
  const result = schema.safeParse(document.toJS());
  if (!result.success) throw new AuthorErrors(explain(file, result.error, known));
  return result.data;
}

const keysOf = (...schemas: z.ZodObject[]): string[] =>
  schemas.flatMap((schema) => Object.keys(schema.shape));

const INVENTORY_KEYS = [
  ...keysOf(Inventory),
  ...keysOf(
    Inventory.shape.machines.element,
    Inventory.shape.hosts.element,
    Inventory.shape.networks.shape.lab,
  ),
  'ko',
  'en',
];
const STAGE_KEYS = [...keysOf(StageFile, Step, Check, Rung, Case, Mistake, Detour), 'ko', 'en', 'case'];

export function loadInventory(root = REPOSITORY): Inventory {
  const file = 'labs/inventory.yaml';
  const inventory = parseYaml(file, readFileSync(join(root, file), 'utf8'), Inventory, INVENTORY_KEYS);
  const errors = checkInventory(file, inventory);
  if (errors.length > 0) throw new AuthorErrors(errors);
  return inventory;
}

/** Where the overlay for VMs that exist lies: `MADANG_REAL`, or in the repository but never part of it. */
export const realLabFile = (root = REPOSITORY): string =>
  process.env.MADANG_REAL ? resolve(process.env.MADANG_REAL) : join(root, 'labs', 'real.yaml');

/** Overlay for VMs that exist. Absent until `./madang lab scan` has written it. */
export function loadRealLab(root = REPOSITORY): RealLab | null {
  const path = realLabFile(root);
  const file = relative(root, path);
  if (!existsSync(path)) return null;
  return parseYaml(file, readFileSync(path, 'utf8'), RealLab, [
    'machines',
    'hosts',
    'address',
    'port',
    'student',
    'check',
    'hostKeys',
  ]);
}

function checkInventory(file: string, inventory: Inventory): AuthorError[] {
  const errors: AuthorError[] = [];
  const hosts = new Set(inventory.hosts.map((host) => host.id));
  const taken = new Map<string, string>();
  for (const [i, machine] of inventory.machines.entries()) {
    const place = `machines.${i}`;
    if (!hosts.has(machine.host))
      errors.push(new AuthorError(file, `${place}.host`, `no host "${machine.host}" in this inventory`));
    for (const [field, value] of [
      ['id', machine.id],
      ['hostname', machine.hostname],
      ['ip', machine.ip],
    ] as const) {
      const owner = taken.get(value);
      if (owner)
        errors.push(new AuthorError(file, `${place}.${field}`, `"${value}" is taken by ${owner} already`));
      else taken.set(value, machine.id);
    }
  }
  return errors;
}

/** A stage with its folder and its guides, as text. */
export type LoadedStage = Stage & { folder: string; file: string; guide: Record<Language, string> };

export function loadStages(root = REPOSITORY): LoadedStage[] {
  const base = join(root, 'labs', 'stages');
  if (!existsSync(base)) return [];
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => loadStage(entry.name, root))
    .sort((a, b) => a.number - b.number);
}

export function loadStage(name: string, root = REPOSITORY): LoadedStage {
  const folder = join(root, 'labs', 'stages', name);
  const file = relative(root, join(folder, 'stage.yaml'));
  const stage = parseYaml(file, readFileSync(join(folder, 'stage.yaml'), 'utf8'), Stage, STAGE_KEYS);
  const guide = Object.fromEntries(
    LANGUAGES.map((language) => [language, readGuide(root, folder, language)]),
  );
  return { ...stage, slug: name, folder, file, guide: guide as Record<Language, string> };
}

function readGuide(root: string, folder: string, language: Language): string {
  const path = join(folder, `${language}.mdx`);
  if (!existsSync(path)) {
    throw new AuthorErrors([
      new AuthorError(
        relative(root, path),
        '',
        'the guide is missing; every stage is written in Korean and English',
      ),
    ]);
  }
  return readFileSync(path, 'utf8');
}

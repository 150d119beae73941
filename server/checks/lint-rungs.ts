/** What can be wrong with a rung: its kind, its options, what it runs as root, what its messages name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  AuthorError,
  explain,
  fillReferencesDeep,
  type Inventory,
  type LoadedStage,
  type Machine,
  machineByName,
  type Rung,
  suggestion,
  type Text,
  UnknownReference,
} from '#lab';
import type { Kind, Prepared } from './kind.ts';
import { KIND_NAMES, kindNamed } from './kinds/index.ts';
import { USUAL_VALUES, variablesOf } from './say.ts';

type Where = {
  stage: LoadedStage;
  place: string;
  inventory: Inventory;
  machine: Machine;
  sudoers: ReadonlySet<string>;
};

export function lintRung(rung: Rung, where: Where): AuthorError[] {
  const { file } = where.stage;
  const [name, options] = Object.entries(rung.probe)[0]!;
  const kind = kindNamed(name);
  if (!kind) {
    const remedy = `unknown kind of probe "${name}"${suggestion(name, KIND_NAMES)}`;
    return [new AuthorError(file, `${where.place}.probe`, remedy)];
  }
  const place = `${where.place}.probe.${name}`;
  const prepared = tryPrepare(kind, options, { ...where, place });
  if (Array.isArray(prepared)) return prepared;
  const filled = fillReferencesDeep(options, where.inventory, where.machine);
  return [
    ...lintFrom(prepared, { ...where, place }),
    ...lintSudo(prepared, { ...where, place }),
    ...lintPatterns(rung, where),
    ...lintSays(rung, kind.valuesOf(filled), where),
  ];
}

function tryPrepare(kind: Kind, options: unknown, where: Where): Prepared | AuthorError[] {
  const { stage, inventory, machine, place } = where;
  try {
    const filled = fillReferencesDeep(options, inventory, machine);
    const readStageFile = (path: string) => readFileSync(join(stage.folder, path), 'utf8');
    return kind.prepare(filled, { inventory, machine, readStageFile });
  } catch (error) {
    // Told at its own place already.
    if (error instanceof UnknownReference) return [];
    if (error instanceof z.ZodError)
      return explainAt(stage.file, place, error, Object.keys(kind.schema.shape));
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      const script = String((options as Record<string, unknown>).script);
      return [new AuthorError(stage.file, place, `there is no ${script} in the stage’s folder`)];
    }
    throw error;
  }
}

function explainAt(file: string, place: string, error: z.ZodError, known: readonly string[]): AuthorError[] {
  return explain(file, error, known).map(
    (one) => new AuthorError(file, one.place ? `${place}.${one.place}` : place, one.remedy),
  );
}

function lintFrom({ from }: Prepared, { stage, place, inventory }: Where): AuthorError[] {
  if (from === undefined || machineByName(inventory, from)) return [];
  const names = inventory.machines.map(({ hostname }) => hostname);
  return [
    new AuthorError(stage.file, `${place}.from`, `unknown machine "${from}"${suggestion(from, names)}`),
  ];
}

function lintSudo({ sudo = [] }: Prepared, { stage, place, sudoers }: Where): AuthorError[] {
  return sudo
    .filter((words) => !sudoers.has(words))
    .map((words) => {
      const remedy = `runs "sudo ${words}", which labs/practice/labcheck.sudoers does not allow`;
      return new AuthorError(stage.file, place, remedy);
    });
}

/** Patterns of cases and of the usual options must be readable as such. */
function lintPatterns(rung: Rung, { stage, place }: Where): AuthorError[] {
  const [name, options] = Object.entries(rung.probe)[0] as [string, Record<string, unknown> | null];
  const patterns = ['matches', 'lacks', 'show', 'complaints'].map((key) => ({
    at: `${place}.probe.${name}.${key}`,
    pattern: options?.[key],
  }));
  const cases = rung.cases.map((one, i) => ({ at: `${place}.cases.${i}.seen`, pattern: one.seen }));
  return [...patterns, ...cases].flatMap(({ at, pattern }) => {
    if (typeof pattern !== 'string') return [];
    try {
      new RegExp(pattern);
      return [];
    } catch {
      return [new AuthorError(stage.file, at, `"${pattern}" is not a regular expression`)];
    }
  });
}

function lintSays(rung: Rung, values: readonly string[], { stage, place }: Where): AuthorError[] {
  const known = [...USUAL_VALUES, ...values];
  const says = [{ at: `${place}.say`, text: rung.say }];
  says.push(...rung.cases.map((one, i) => ({ at: `${place}.cases.${i}.say`, text: one.say })));
  return says.flatMap(({ at, text }) => [
    ...variablesOf(text).flatMap(({ language, name, badPair }) => [
      ...(known.includes(name)
        ? []
        : [
            new AuthorError(
              stage.file,
              `${at}.${language}`,
              `unknown value "{${name}}"${suggestion(name, known)}`,
            ),
          ]),
      ...(badPair === undefined
        ? []
        : [new AuthorError(stage.file, `${at}.${language}`, `"${badPair}" is no pair of particles`)]),
    ]),
    ...strayBraces(text).map(
      ({ language, piece }) =>
        new AuthorError(stage.file, `${at}.${language}`, `"${piece}" is neither a value nor a reference`),
    ),
  ]);
}

function strayBraces(text: Text): Array<{ language: 'ko' | 'en'; piece: string }> {
  return (['ko', 'en'] as const).flatMap((language) => {
    const rest = text[language].replace(/\{\{[^{}]*\}\}/g, '').replace(/\{[a-z]+(\|[^{}|]+)?\}/g, '');
    return [...rest.matchAll(/\{[^{}]*\}?/g)].map(([piece]) => ({ language, piece }));
  });
}

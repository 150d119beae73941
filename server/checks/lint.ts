/** What an author of a stage can get wrong beyond the shape of the file: names, numbers, messages, scripts, guides. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AuthorError,
  type Check,
  type Inventory,
  type LoadedStage,
  type Machine,
  machineByName,
  selectMachines,
  suggestion,
  trackOf,
  UnknownReference,
} from '#lab';
import { lintAddresses } from './lint-addresses.ts';
import { lintGuides } from './lint-guides.ts';
import { lintRung } from './lint-rungs.ts';
import { lintSecrets } from './lint-secrets.ts';
import { fillText, wrongPairs } from './references.ts';
import { readSudoers } from './sudoers.ts';

export function lintStage(stage: LoadedStage, inventory: Inventory): AuthorError[] {
  return [
    ...lintFolder(stage),
    ...lintIds(stage),
    ...lintReferences(stage, inventory),
    ...lintChecks(stage, inventory),
    ...lintDetours(stage, inventory),
    ...lintScripts(stage, inventory),
    ...lintSecrets(stage),
    ...lintGuides(stage, inventory),
  ];
}

/** The folder is the address of the page and must say the same as the file. */
function lintFolder({ slug, number, file }: LoadedStage): AuthorError[] {
  const track = trackOf(number);
  const begin = track ? `track-${track}` : `${String(number).padStart(2, '0')}-`;
  if (track ? slug === begin : slug.startsWith(begin)) return [];
  const wanted = track ? `"${begin}"` : `begin with "${begin}"`;
  return [new AuthorError(file, track ? 'track' : 'number', `its folder must be named so: ${wanted}`)];
}

type Placed = { place: string; check: Check };

const placedChecks = (stage: LoadedStage): Placed[] =>
  stage.steps.flatMap((step, i) =>
    step.checks.map((check, j) => ({ place: `steps.${i}.checks.${j}`, check })),
  );

/** Ids are how results, progress and links name things: each may be used once. */
function lintIds(stage: LoadedStage): AuthorError[] {
  const mistakes = placedChecks(stage).flatMap(({ place, check }) =>
    check.mistakes.map((mistake, k) => ({ place: `${place}.mistakes.${k}.id`, id: mistake.id })),
  );
  const detours = stage.steps.flatMap((step, i) =>
    step.detours.map(({ id }, k) => ({ place: `steps.${i}.detours.${k}.id`, id })),
  );
  const groups = [
    stage.steps.map((step, i) => ({ place: `steps.${i}.id`, id: step.id })),
    placedChecks(stage).map(({ place, check }) => ({ place: `${place}.id`, id: check.id })),
    mistakes,
    detours,
  ];
  return groups.flatMap((ids) =>
    ids
      .filter(({ id }, i) => ids.findIndex((one) => one.id === id) < i)
      .map(({ place, id }) => new AuthorError(stage.file, place, `"${id}" is used twice in this stage`)),
  );
}

/** Every string of the file: its references must be known, and it must use them for addresses. */
function lintReferences(stage: LoadedStage, inventory: Inventory): AuthorError[] {
  const { guide: _, folder: __, file, slug: ___, ...written } = stage;
  const selfOf = new Map(
    placedChecks(stage).map(({ place, check }) => [place, firstMachine(check, inventory)]),
  );
  return strings(written, '').flatMap(({ place, text }) => {
    const self = selfOf.get(/^steps\.\d+\.checks\.\d+/.exec(place)?.[0] ?? '');
    return [
      ...lintReference(text, { file, place, inventory, self }),
      ...lintAddresses(text, inventory, { file, place }),
    ];
  });
}

function lintReference(
  text: string,
  where: { file: string; place: string; inventory: Inventory; self: Machine | undefined },
): AuthorError[] {
  try {
    fillText(text, where.inventory, where.self);
    return wrongPairs(text).map(
      (pair) => new AuthorError(where.file, where.place, `"${pair}" is no pair of particles`),
    );
  } catch (error) {
    if (!(error instanceof UnknownReference)) throw error;
    const hint = suggestion(error.reference, error.known);
    return [new AuthorError(where.file, where.place, `${error.message}${hint}`)];
  }
}

function strings(value: unknown, place: string): Array<{ place: string; text: string }> {
  if (typeof value === 'string') return [{ place, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => strings(item, place ? `${place}.${key}` : key));
}

function firstMachine(check: Check, inventory: Inventory): Machine | undefined {
  try {
    return selectMachines(inventory, check.on, '', '')[0];
  } catch (error) {
    // Its own place says what is wrong with it.
    if (error instanceof AuthorError) return undefined;
    throw error;
  }
}

function lintChecks(stage: LoadedStage, inventory: Inventory): AuthorError[] {
  const sudoers = readSudoers(join(stage.folder, '..', '..', 'practice', 'labcheck.sudoers'));
  return placedChecks(stage).flatMap(({ place, check }) => {
    const machine = firstMachine(check, inventory);
    const rungs = machine
      ? check.rungs.flatMap((rung, k) =>
          lintRung(rung, { stage, place: `${place}.rungs.${k}`, inventory, machine, sudoers }),
        )
      : [];
    return [
      ...lintSelector(stage, check, { place, inventory }),
      ...lintNeeds(stage, check, place),
      ...rungs,
      ...lintMistakes(stage, check, { place, inventory }),
    ];
  });
}

function lintSelector(
  stage: LoadedStage,
  check: Check,
  { place, inventory }: { place: string; inventory: Inventory },
): AuthorError[] {
  try {
    selectMachines(inventory, check.on, stage.file, `${place}.on`);
    return [];
  } catch (error) {
    if (error instanceof AuthorError) return [error];
    throw error;
  }
}

function lintNeeds(stage: LoadedStage, check: Check, place: string): AuthorError[] {
  const checks = placedChecks(stage).map((one) => one.check);
  const ids = checks.map(({ id }) => id);
  const unknown = check.needs.flatMap((need, k) =>
    ids.includes(need)
      ? []
      : [
          new AuthorError(
            stage.file,
            `${place}.needs.${k}`,
            `no check "${need}" in this stage${suggestion(need, ids)}`,
          ),
        ],
  );
  const circle = needsItself(check, checks)
    ? [new AuthorError(stage.file, `${place}.needs`, 'the check needs itself, by way of the checks it needs')]
    : [];
  return [...unknown, ...circle];
}

function needsItself(check: Check, checks: readonly Check[]): boolean {
  const seen = new Set<string>();
  const visit = (ids: readonly string[]): boolean =>
    ids.some((id) => {
      if (id === check.id) return true;
      if (seen.has(id)) return false;
      seen.add(id);
      return visit(checks.find((one) => one.id === id)?.needs ?? []);
    });
  return visit(check.needs);
}

function lintMistakes(
  stage: LoadedStage,
  check: Check,
  { place, inventory }: { place: string; inventory: Inventory },
): AuthorError[] {
  return check.mistakes.flatMap((mistake, k) => {
    const at = `${place}.mistakes.${k}`;
    const wrong = (field: string, remedy: string) => [new AuthorError(stage.file, `${at}.${field}`, remedy)];
    const rung = check.rungs[mistake.expect.rung - 1];
    const { rung: number, case: caseNumber } = mistake.expect;
    const names = inventory.machines.map(({ hostname }) => hostname);
    return [
      ...(machineByName(inventory, mistake.on)
        ? []
        : wrong('on', `unknown machine "${mistake.on}"${suggestion(mistake.on, names)}`)),
      ...(rung
        ? []
        : wrong('expect.rung', `"${check.id}" has no rung ${number}; it has ${check.rungs.length}`)),
      ...(rung && caseNumber !== undefined && caseNumber > rung.cases.length
        ? wrong('expect.case', `rung ${number} has no case ${caseNumber}; it has ${rung.cases.length}`)
        : []),
      ...lintBreak(stage, mistake.apply, (remedy) => wrong('apply', remedy)),
    ];
  });
}

function lintDetours(stage: LoadedStage, inventory: Inventory): AuthorError[] {
  const names = inventory.machines.map(({ hostname }) => hostname);
  return stage.steps.flatMap((step, i) =>
    step.detours.flatMap((detour, k) => {
      const at = `steps.${i}.detours.${k}`;
      const wrong = (field: string, remedy: string) => [
        new AuthorError(stage.file, `${at}.${field}`, remedy),
      ];
      return [
        ...(machineByName(inventory, detour.on)
          ? []
          : wrong('on', `unknown machine "${detour.on}"${suggestion(detour.on, names)}`)),
        ...lintBreak(stage, detour.apply, (remedy) => wrong('apply', remedy)),
      ];
    }),
  );
}

function lintBreak(
  stage: LoadedStage,
  script: string,
  wrong: (remedy: string) => AuthorError[],
): AuthorError[] {
  const path = join(stage.folder, script);
  if (!existsSync(path)) return wrong(`there is no ${script} in the stage’s folder`);
  const text = readFileSync(path, 'utf8');
  const missing = ['apply', 'heal'].filter((word) => !new RegExp(`\\b${word}\\b`).test(text));
  return missing.length > 0
    ? wrong(`${script} must answer to "apply" and "heal"; "${missing[0]}" is missing`)
    : [];
}

/** Scripts and files of the stage: they are filled like everything else. */
function lintScripts(stage: LoadedStage, inventory: Inventory): AuthorError[] {
  return ['breaks', 'checks', 'detours', 'files'].flatMap((folder) =>
    filesIn(join(stage.folder, folder)).flatMap((name) => {
      const file = stage.file.replace(/stage\.yaml$/, `${folder}/${name}`);
      const content = readFileSync(join(stage.folder, folder, name), 'utf8');
      const broken = name.endsWith('.sh') ? lintShell(content, file) : [];
      const lines = content.split('\n').flatMap((text, i) => {
        const where = { file, place: `line ${i + 1}` };
        return [
          ...lintAddresses(text, inventory, { ...where, foreignAllowed: true }),
          ...lintReference(text, { ...where, inventory, self: inventory.machines[0] }),
        ];
      });
      return [...broken, ...lines];
    }),
  );
}

/** Read, not run: a script that no shell understands would be found out only by the course test. */
function lintShell(content: string, file: string): AuthorError[] {
  const { status, stderr } = spawnSync('sh', ['-n'], { input: content, encoding: 'utf8' });
  if (status === 0) return [];
  const [, line, complaint] = /^\S+ (\d+): (.*)/.exec(stderr) ?? [undefined, '1', stderr.trim()];
  return [new AuthorError(file, `line ${line}`, `sh does not understand it: ${complaint}`)];
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: false })
        .filter((one) => one.isFile())
        .map(({ name }) => name)
    : [];

/** `./madang check`: what is done in a stage, for a teacher's eyes or for a script. */
import { join } from 'node:path';
import {
  fillReferences,
  type Inventory,
  type Language,
  type LoadedStage,
  loadInventory,
  loadStages,
  machineByName,
  stageName,
  suggestion,
} from '#lab';
import { type CheckResult, VERDICT_SIGN, type Verdict } from '#protocol';
import { labPaths } from '../practice/index.ts';
import { askControl } from '../web/index.ts';
import { type Command, EXIT, print, printJson, readArguments, UsageError } from './command.ts';
import { type CheckLab, findStage, openChecks, readLab } from './open-checks.ts';

export const command: Command = {
  summary: 'look at the machines and say what is done in a stage',
  usage:
    './madang check <stage | --all> [--step S] [--machine M] [--lang ko|en] [--json] [--lab practice|real]',
  help: `
Looks at every machine the stage asks for, all at once, and tells each check's verdict: done, not yet, could not check,
needs another look, or earlier step first. A machine that cannot be reached is "could not check", never "not yet".

  --all         every stage there is, in one look at each machine
  --step S      only this step, by its id
  --machine M   only this machine, by host name or id
  --lang ko|en  language of the table (that of the terminal when left out)
  --lab KIND    practice (the lab of ./madang lab up) or real (labs/real.yaml)
  --json        results with every condition, expected and seen

Exit codes: 0 everything is done, 1 something is not, 3 there is no lab.`,
  example: './madang check 4 --machine adm-01',
  run: async (args) => {
    const { values, positionals } = readArguments(args, {
      all: { type: 'boolean', default: false },
      step: { type: 'string' },
      machine: { type: 'string' },
      lang: { type: 'string' },
      lab: { type: 'string', default: 'practice' },
      json: { type: 'boolean', default: false },
    });
    const language = readLanguage(values.lang);
    const inventory = loadInventory();
    const stages = readStages(values.all, positionals[0]);
    const scope = readScope(values.all ? null : stages[0]!, inventory, values);
    const startedAt = performance.now();
    const request = values.all ? { all: true as const, ...scope } : { stage: stages[0]!.number, ...scope };
    const results = await look(readLab(values.lab), request);
    const ms = Math.round(performance.now() - startedAt);
    if (values.json) printJson({ stage: values.all ? 'all' : stages[0]!.number, ms, results });
    else {
      const tables = stages.map((stage) => table(results, { stage, inventory, language }));
      print(`${[...tables, summary(results, language, ms)].join('\n\n')}\n`);
    }
    return results.every(({ verdict }) => verdict === 'done') ? EXIT.ok : EXIT.no;
  },
};

type Request = ({ stage: number } | { all: true }) & ScopeWords;

function readStages(all: boolean, word: string | undefined): LoadedStage[] {
  const stages = loadStages();
  if (!all) return [findStage(stages, word)];
  if (word !== undefined) throw new UsageError(`name one stage or --all, not both`);
  return stages;
}

/** A server that runs in this clone has warm connections and remembers what was found; else we open our own. */
async function look(kind: CheckLab, request: Request): Promise<CheckResult[]> {
  const socket = join(labPaths().state, 'control.sock');
  const status = (await askControl(socket, 'GET /status')) as { lab: { kind: string } } | null;
  if (status?.lab.kind === kind) return (await askControl(socket, 'POST /check', request)) as CheckResult[];
  const open = await openChecks(kind);
  try {
    return await ('all' in request ? open.checker.checkAll(request) : open.checker.check(request));
  } finally {
    await open.close();
  }
}

function readLanguage(word: string | undefined): Language {
  if (word === undefined) return /^en|^C\b|^POSIX/.test(process.env.LANG ?? '') ? 'en' : 'ko';
  if (word === 'ko' || word === 'en') return word;
  throw new UsageError(`--lang must be ko or en, not "${word}"`);
}

type ScopeWords = { step?: string | undefined; machine?: string | undefined };

function readScope(
  stage: LoadedStage | null,
  inventory: Inventory,
  { step, machine }: ScopeWords,
): ScopeWords {
  if (step !== undefined && !stage) throw new UsageError('--step goes with one stage, not with --all');
  const steps = stage?.steps.map(({ id }) => id) ?? [];
  if (stage && step !== undefined && !steps.includes(step)) {
    throw new UsageError(`${stageName(stage.number, 'en')} has no step "${step}"${suggestion(step, steps)}`);
  }
  if (machine === undefined) return { step };
  const found = machineByName(inventory, machine);
  if (found) return { step, machine: found.id };
  const names = inventory.machines.map(({ hostname }) => hostname);
  throw new UsageError(`there is no machine "${machine}"${suggestion(machine, names)}`);
}

/** How many machines of a check are written out one by one. */
const MOST_LINES = 8;

function table(
  results: readonly CheckResult[],
  { stage, inventory, language }: { stage: LoadedStage; inventory: Inventory; language: Language },
): string {
  const lines = [`${stageName(stage.number, language)}: ${stage.title[language]}`];
  for (const step of stage.steps) {
    const inStep = results.filter((result) => result.stage === stage.number && result.step === step.id);
    if (inStep.length === 0) continue;
    lines.push('', step.title[language]);
    for (const result of inStep) {
      const check = step.checks.find(({ id }) => id === result.check)!;
      const title = fillReferences(check.title[language], inventory);
      lines.push(`  ${VERDICT_SIGN[result.verdict].sign} ${title}`);
      if (result.verdict !== 'done') lines.push(...explain(result, inventory, language));
    }
  }
  return lines.join('\n');
}

function explain({ machines, message }: CheckResult, inventory: Inventory, language: Language): string[] {
  if (machines.length === 1) return [`      ${message[language]}`];
  const open = machines.filter(({ verdict }) => verdict !== 'done');
  const lines = open.slice(0, MOST_LINES).map(({ machine, verdict, message: own }) => {
    const name = machineByName(inventory, machine)?.hostname ?? machine;
    return `      ${VERDICT_SIGN[verdict].sign} ${name.padEnd(9)} ${own[language]}`;
  });
  const more = open.length - MOST_LINES;
  if (more <= 0) return lines;
  return [...lines, language === 'ko' ? `      … 그 밖에 ${more}대` : `      … and ${more} more machines`];
}

const ORDER: readonly Verdict[] = ['done', 'not-yet', 'again', 'earlier', 'unknown'];

function summary(results: readonly CheckResult[], language: Language, ms: number): string {
  const parts = ORDER.flatMap((verdict) => {
    const count = results.filter((result) => result.verdict === verdict).length;
    const { sign, [language]: word } = VERDICT_SIGN[verdict];
    return count > 0 ? [`${sign} ${word} ${count}`] : [];
  });
  return `${parts.join('   ')}   (${ms} ms)`;
}

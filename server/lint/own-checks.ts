/** Every machine has a purpose, and checks of its own that look whether it is met; docs/proof.md counts them. */
import {
  AuthorError,
  type Check,
  type Inventory,
  type LoadedStage,
  type Machine,
  numberOfTrack,
  readProof,
  selectMachines,
  stageName,
} from '#lab';

/** What every machine goes through before it becomes something of its own. */
const BASE_STAGES = 4;
const FEWEST = 2;

export type OwnChecks = {
  machine: Machine;
  /** How many in which stage. */
  found: Array<{ stage: number; count: number }>;
  total: number;
  /** Stages and tracks of the machine that are still to be written and proven. */
  owed: number[];
};

/** A check is a machine's own when it names it or its group, beyond what all forty have in common. */
export function ownChecks(stages: readonly LoadedStage[], inventory: Inventory): OwnChecks[] {
  const built = stages.filter(({ number }) => number > BASE_STAGES);
  const proven = built.filter((stage) => readProof(stage) !== null);
  return inventory.machines.map((machine) => {
    const found = built
      .map((stage) => ({ stage: stage.number, count: checksOn(stage, machine, inventory) }))
      .filter(({ count }) => count > 0);
    return {
      machine,
      found,
      total: found.reduce((sum, { count }) => sum + count, 0),
      owed: placesOf(machine).filter((number) => !proven.some((stage) => stage.number === number)),
    };
  });
}

const placesOf = ({ stages, tracks }: Machine): number[] =>
  [...stages, ...tracks.map(numberOfTrack)]
    .filter((number) => number > BASE_STAGES)
    .toSorted((a, b) => a - b);

function checksOn(stage: LoadedStage, machine: Machine, inventory: Inventory): number {
  const isOwn = ({ on }: Check): boolean =>
    on !== 'all' && selectMachines(inventory, on, stage.file, 'on').includes(machine);
  return stage.steps.flatMap(({ checks }) => checks).filter(isOwn).length;
}

export function lintOwnChecks(stages: readonly LoadedStage[], inventory: Inventory): AuthorError[] {
  return ownChecks(stages, inventory).flatMap(({ machine, total, owed }, i) =>
    total >= FEWEST || owed.length > 0
      ? []
      : [
          new AuthorError(
            'labs/inventory.yaml',
            `machines.${i}`,
            `${machine.hostname} has ${total} of at least ${FEWEST} checks of its own, and no stage or track of it is still to come`,
          ),
        ],
  );
}

export function ownChecksTable(stages: readonly LoadedStage[], inventory: Inventory): string {
  const all = ownChecks(stages, inventory);
  const met = all.filter(({ total }) => total >= FEWEST).length;
  const rows = all.map(({ machine, found, total, owed }) => {
    const where = found.map(({ stage, count }) => `${stageName(stage, 'en')} (${count})`).join(', ');
    const names = owed.map((number) => stageName(number, 'en')).join(', ');
    return `| ${machine.hostname} | ${total} | ${where} | ${names} |`;
  });
  return [
    '## The forty machines',
    '',
    `${met} of ${all.length} have at least ${FEWEST} checks of their own: of their purpose, beyond stages 1–${BASE_STAGES} that all go through.`,
    '',
    '| Machine | Own checks | In | Still to come |',
    '|---|--:|---|---|',
    ...rows,
  ].join('\n');
}

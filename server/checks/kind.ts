/**
 * A kind of probe: its options, what it runs, and how it judges what came back. `defineKind` closes over the options,
 * so the engine handles every kind alike and never asks which one it holds.
 */

import { z } from 'zod';
import type { Inventory, Machine, Text } from '#lab';

/** Where a probe looks: the machine a check is about, and what else its kind may need to know. */
export type Place = {
  inventory: Inventory;
  machine: Machine;
  /** Text of a file in the stage's folder, for kinds that bring a script along. */
  readStageFile: (path: string) => string;
};

export type Look = {
  /** What a learner can type to see the same thing. */
  command: string;
  /** What we run, as labcheck, with its parameters quoted. */
  script: string;
  /** Commands whose output the script finds in variables of these names: what several looks at a machine read is read once. */
  reads?: Readonly<Record<string, string>>;
  /** Where one program answers for many: looks of the same `with` on a machine are one, and `script` gets all their words. */
  together?: { with: string; word: string };
  /** Commands the script runs through `sudo -n`; each must stand in labs/practice/labcheck.sudoers. */
  sudo?: readonly string[];
  /** Output kept, in bytes; more is cut off. */
  bytes?: number;
  /** Asks the host that carries the machine, where the lab has hosts. */
  host?: true;
};

/** What came back from one look. The machine belongs to the learner: trust none of it. */
export type Observation = { output: string; exitCode: number };

export type Judgement = {
  state: 'holds' | 'fails' | 'unknown';
  expected: string;
  seen: string;
  /** When it was seen, if not now. */
  at?: string;
  /** Further values for messages: `{missing}` of a ping, what a script says. */
  values?: Record<string, string>;
};

/** A probe made ready for one machine. */
export type Prepared = Omit<Look, 'bytes'> & {
  bytes: number;
  title: Text;
  /** Host name of the machine to look from; absent when it is the machine the check is about. */
  from: string | undefined;
  seconds: number;
  judge: (observation: Observation) => Judgement;
};

export type Kind = {
  schema: z.ZodObject;
  /** Values a message may name beside {machine}, {name}, {expected} and {seen}. */
  valuesOf: (options: unknown) => readonly string[];
  /** Throws a ZodError for options its schema does not know. */
  prepare: (options: unknown, place: Place) => Prepared;
};

/** Enough for every probe that answers in a few lines. */
const USUAL_BYTES = 4096;
/** A healthy machine answers in milliseconds; the learner should not wait longer for a sick one. */
const USUAL_SECONDS = 4;

const COMMON = {
  from: z.string().optional().describe('host name of the machine to look from'),
  seconds: z.number().int().min(1).max(30).default(USUAL_SECONDS).describe('longest wait'),
};

export function defineKind<S extends z.ZodRawShape>(kind: {
  options: S;
  values?: readonly string[] | ((options: z.output<z.ZodObject<S>>) => readonly string[]);
  describe: (options: z.output<z.ZodObject<S>>, place: Place) => Text;
  look: (options: z.output<z.ZodObject<S>>, place: Place) => Look;
  judge: (options: z.output<z.ZodObject<S>>, observation: Observation, place: Place) => Judgement;
}): Kind {
  const own = z.strictObject(kind.options);
  const schema = z.strictObject({ ...kind.options, ...COMMON });
  const common = z.object(COMMON);
  const split = (options: unknown) => {
    const { from, seconds, ...rest } = schema.parse(options) as z.output<typeof common> &
      Record<string, unknown>;
    return { from, seconds, options: rest as z.output<typeof own> };
  };
  return {
    schema,
    valuesOf: (options) =>
      typeof kind.values === 'function' ? kind.values(split(options).options) : (kind.values ?? []),
    prepare(input, place) {
      const { from, seconds, options } = split(input);
      return {
        bytes: USUAL_BYTES,
        ...kind.look(options, place),
        title: kind.describe(options, place),
        from,
        seconds,
        judge: (observation) => kind.judge(options, observation, place),
      };
    },
  };
}

/** The answer of a judge that could not make sense of what it saw. */
export function cannotTell(expected: string, observation: Observation): Judgement {
  const line = observation.output.trim().split('\n')[0] ?? '';
  return { state: 'unknown', expected, seen: line || `exit ${observation.exitCode}` };
}

export const holdsIf = (condition: boolean): 'holds' | 'fails' => (condition ? 'holds' : 'fails');

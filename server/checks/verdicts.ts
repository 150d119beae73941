/** From what was seen to what is told: conditions, the verdict on each machine, the verdict on a check. */
import type { Check, Inventory, Text } from '#lab';
import type { CheckResult, Condition, MachineResult, Verdict } from '#protocol';
import type { Judgement, Prepared } from './kind.ts';
import { lineMatches } from './kinds/words.ts';
import type { PlannedCheck, PlannedMachine, PlannedRung } from './plan.ts';
import { fillText } from './references.ts';
import { clean, say } from './say.ts';
import type { Look } from './script.ts';
import { type Failure, REASONS } from './unknown.ts';

/** What is known about one machine after the looks. */
export type Seen = { look: (rung: PlannedRung) => Look | Failure; onFault: (error: unknown) => void };

/** Longest text a case's pattern is tried on. */
const LONGEST_SEEN = 1000;

type Judged = Omit<Judgement, 'state'> & { state: Judgement['state']; because?: Text; looked?: boolean };

export function judgeMachine(planned: PlannedMachine, seen: Seen, wasDone: boolean): MachineResult {
  const judged = planned.rungs.map((one) => judgeRung(one, seen));
  const conditions = planned.rungs.map((one, i) => toCondition(one.probe, judged[i]!));
  const first = judged.findIndex((one) => one.state !== 'holds');
  const { machine } = planned;
  const names = { machine: machine.hostname, name: machine.title };
  if (first < 0) {
    return {
      machine: machine.id,
      verdict: 'done',
      message: say(REASONS.done, names),
      rung: 0,
      case: 0,
      conditions,
    };
  }
  const { rung } = planned.rungs[first]!;
  const { state, expected, seen: what, values, because } = judged[first]!;
  if (state === 'unknown') {
    // A host that cannot be asked is named itself.
    const { probe, lookFrom } = planned.rungs[first]!;
    const whom = probe.host && lookFrom !== machine.id ? { ...names, machine: lookFrom } : names;
    const message = say(because ?? REASONS.senseless, { ...whom, seen: what });
    return { machine: machine.id, verdict: 'unknown', message, rung: first + 1, case: 0, conditions };
  }
  const matching = rung.cases.findIndex(
    (one) => lineMatches(what.slice(0, LONGEST_SEEN), one.seen) !== undefined,
  );
  const text = matching < 0 ? rung.say : rung.cases[matching]!.say;
  return {
    machine: machine.id,
    verdict: wasDone ? 'again' : 'not-yet',
    message: say(text, { ...values, ...names, expected, seen: what }),
    rung: first + 1,
    case: matching + 1,
    conditions,
  };
}

function judgeRung({ probe, ...planned }: PlannedRung, seen: Seen): Judged {
  const look = seen.look({ probe, ...planned });
  if (look.state !== 'seen') {
    const looked = look.state === 'too-late' || look.state === 'too-much';
    const reason = 'reason' in look ? look.reason : '';
    return { state: 'unknown', expected: '', seen: reason, because: REASONS[look.state], looked };
  }
  try {
    return probe.judge(look.observation);
  } catch (error) {
    // Our mistake, told to us; to the learner it is a check that could not be made.
    seen.onFault(error);
    return { state: 'unknown', expected: '', seen: '', because: REASONS.senseless };
  }
}

function toCondition(probe: Prepared, judged: Judged): Condition {
  const { expected, seen } = judged;
  const state = judged.looked === false ? 'not-looked' : judged.state;
  const then = judged.at === undefined ? '' : ` (${judged.at})`;
  const { title, command } = probe;
  return { title, state, expected: clean(expected), seen: clean(`${seen}${then}`), command };
}

/** What the learner can act on speaks first: see RULES C6. */
const LOUDEST: readonly Verdict[] = ['again', 'not-yet', 'earlier', 'unknown', 'done'];

export const loudest = (verdicts: readonly Verdict[]): Verdict =>
  LOUDEST.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';

const MOST_NAMES = 5;

/** The verdict on a check from those on its machines. */
export function gather(
  planned: PlannedCheck,
  machines: MachineResult[],
  context: { stage: number; at: string; inventory: Inventory },
): CheckResult {
  const { step, check } = planned;
  const verdict = loudest(machines.map((one) => one.verdict));
  const only = machines.length === 1 ? machines[0] : undefined;
  const message = only?.message ?? messageOf(verdict, machines, context.inventory);
  return { stage: context.stage, step: step.id, check: check.id, verdict, message, machines, at: context.at };
}

function messageOf(verdict: Verdict, machines: readonly MachineResult[], inventory: Inventory): Text {
  const total = String(machines.length);
  if (verdict === 'done') return say(REASONS.allDone, { total });
  const loud = machines.filter((one) => one.verdict === verdict);
  const whole = say(REASONS.some[verdict], {
    total,
    count: String(loud.length),
    names: namesOf(loud, inventory),
    first: loud[0]!.message,
  });
  const unknown = machines.filter((one) => one.verdict === 'unknown');
  if (verdict === 'unknown' || unknown.length === 0) return whole;
  const also = say(REASONS.alsoUnknown, {
    count: String(unknown.length),
    names: namesOf(unknown, inventory),
  });
  return { ko: `${whole.ko} ${also.ko}`, en: `${whole.en} ${also.en}` };
}

function namesOf(results: readonly MachineResult[], inventory: Inventory): Text {
  const names = results.map(
    (one) => inventory.machines.find(({ id }) => id === one.machine)?.hostname ?? one.machine,
  );
  const more = names.length - MOST_NAMES;
  const list = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? { ko: `${list} 외 ${more}대`, en: `${list} and ${more} more` } : { ko: list, en: list };
}

/** A check whose prerequisite is not done says so instead of its own verdict. */
export function beforeNeeds(
  result: MachineResult,
  needed: readonly CheckResult[],
  titleOf: (check: string) => Text,
): MachineResult {
  for (const need of needed) {
    const here = need.machines.find((one) => one.machine === result.machine);
    const verdict = here?.verdict ?? need.verdict;
    if (verdict === 'done') continue;
    // It cannot be told whether the earlier one is done: that is no verdict on this one either.
    const unknown = verdict === 'unknown';
    return {
      ...result,
      verdict: unknown ? 'unknown' : 'earlier',
      message: unknown ? (here ?? need).message : say(REASONS.earlier, { title: titleOf(need.check) }),
      rung: 0,
      case: 0,
    };
  }
  return result;
}

export const titleOfCheck = (check: Check, inventory: Inventory): Text => ({
  ko: fillText(check.title.ko, inventory),
  en: fillText(check.title.en, inventory),
});

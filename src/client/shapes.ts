/**
 * What a server said, looked at before a page believes it: it may be newer, older or broken. Small guards instead of the
 * schemas, which would weigh more than the page. What is only new in a message (another key) is no reason to refuse it.
 */
import type { CheckResult, Condition, LabState, MachineResult, StageProgress, Verdict } from '#protocol';

type Fields = Readonly<Record<string, unknown>>;
export type Both = { ko: string; en: string };

/** The words each of these may be. A word that is not here is of a newer server. */
const VERDICTS: Record<Verdict, true> = {
  done: true,
  'not-yet': true,
  unknown: true,
  again: true,
  earlier: true,
};
const CONDITIONS: Record<Condition['state'], true> = {
  holds: true,
  fails: true,
  unknown: true,
  'not-looked': true,
};
const LABS: Record<LabState['kind'], true> = { practice: true, real: true, none: true };
const MACHINES: Record<LabState['machines'][string], true> = {
  up: true,
  booting: true,
  unreachable: true,
  down: true,
  absent: true,
};

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => Number.isFinite(value);
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isListOf = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(is);
export const isWord = <T extends string>(value: unknown, words: Record<T, true>): value is T =>
  isText(value) && Object.hasOwn(words, value);
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

export const isBoth = (value: unknown): value is Both =>
  isFields(value) && isText(value.ko) && isText(value.en);

export const isLab = (value: unknown): value is LabState =>
  isFields(value) &&
  isWord(value.kind, LABS) &&
  isBoth(value.reason) &&
  isFields(value.machines) &&
  Object.values(value.machines).every((state) => isWord(state, MACHINES));

export const isProgress = (value: unknown): value is StageProgress =>
  isFields(value) &&
  isNumber(value.stage) &&
  isListOf(value.done, isText) &&
  isNumber(value.total) &&
  isTextOrNull(value.next) &&
  isTextOrNull(value.at);

const isCondition = (value: unknown): value is Condition =>
  isFields(value) &&
  isBoth(value.title) &&
  isWord(value.state, CONDITIONS) &&
  isText(value.expected) &&
  isText(value.seen) &&
  isText(value.command);

const isMachineResult = (value: unknown): value is MachineResult =>
  isFields(value) &&
  isText(value.machine) &&
  isWord(value.verdict, VERDICTS) &&
  isBoth(value.message) &&
  isListOf(value.conditions, isCondition);

export const isResult = (value: unknown): value is CheckResult =>
  isFields(value) &&
  isNumber(value.stage) &&
  isText(value.step) &&
  isText(value.check) &&
  isWord(value.verdict, VERDICTS) &&
  isBoth(value.message) &&
  isListOf(value.machines, isMachineResult) &&
  isText(value.at);

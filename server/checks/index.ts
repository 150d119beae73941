/** Checks: what a stage asks for, looked at on the machines and told as verdicts. */
export { Checker, type CheckerParts, type CheckRequest } from './checker.ts';
export { lintStage } from './lint.ts';
export { Watcher } from './watcher.ts';

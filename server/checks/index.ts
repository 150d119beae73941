/** Checks: what a stage asks for, looked at on the machines and told as verdicts. */
export { Checker, type CheckerParts, type CheckRequest } from './checker.ts';
export { PROBE_SCHEMAS } from './kinds/index.ts';
export { lintStage } from './lint.ts';
export { particle } from './particles.ts';
export { Watcher } from './watcher.ts';

/** The practice lab: forty machines on one computer. */
export { PracticeLab } from './client.ts';
export { ensureKeys } from './keys.ts';
export type { ExecResult, LabStatus, MachineStatus, Progress } from './messages.ts';
export { Refusal } from './messages.ts';
export { type LabPaths, labPaths } from './paths.ts';
export { LabMissing, type Requirement, requirements } from './requirements.ts';

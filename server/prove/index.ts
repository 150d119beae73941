/** The course test: proves that a stage's guide, checks and messages are true. */
export type { Proof } from './proof.ts';
export { type ProofParts, proveStage } from './prove-stage.ts';

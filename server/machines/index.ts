/** How machines are reached: ssh with pinned keys, one warm channel each, never more logins than an sshd likes. */
export { Admission } from './admission.ts';
export { type Answer, explainSsh, type Failure, type Limits } from './answer.ts';
export { Hosts } from './hosts.ts';
export { MachinePool } from './pool.ts';
export { type SshCommand, sshCommand } from './ssh-command.ts';
export {
  type Account,
  hostTargets,
  practiceTargets,
  realTargets,
  type SshPaths,
  type Target,
} from './target.ts';

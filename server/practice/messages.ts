/** What is said over the keeper's socket: one JSON object a line, requests one way, events the other. */
import { z } from 'zod';
import { StageKey } from '#lab';

const MachineId = z.string().regex(/^vm-\d{2}$/);
/** Debian's rule for package names. */
export const PackageName = z.string().regex(/^[a-z0-9][a-z0-9+.-]{1,100}$/);

/** Longer than any script of ours; the kernel takes no argument beyond 128 KiB. */
export const MAX_SCRIPT_BYTES = 100 * 1024;
export const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

const tag = { id: z.number().int() };
const sources = {
  /** Package sets by name ("base", "stage-04"): each is fetched as one. */
  packages: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), z.array(PackageName).max(500)),
};

export const KeeperRequest = z.discriminatedUnion('type', [
  z.strictObject({ ...tag, ...sources, type: z.literal('up'), machines: z.array(MachineId).max(99) }),
  z.strictObject({ ...tag, ...sources, type: z.literal('fetch') }),
  z.strictObject({ ...tag, type: z.literal('down'), delete: z.boolean() }),
  z.strictObject({ ...tag, type: z.literal('status') }),
  z.strictObject({
    ...tag,
    type: z.literal('reset'),
    machine: MachineId,
    stage: StageKey,
  }),
  z.strictObject({
    ...tag,
    type: z.literal('save'),
    machine: MachineId,
    stages: z.array(StageKey).min(1).max(30),
  }),
  z.strictObject({
    ...tag,
    type: z.literal('exec'),
    machine: MachineId,
    script: z.string().max(MAX_SCRIPT_BYTES),
    args: z.array(z.string().max(4096)).max(32),
    stdin: z
      .string()
      .max(MAX_REQUEST_BYTES / 2)
      .describe('base64'),
    timeoutMs: z.number().int().min(1).max(3_600_000),
    maxBytes: z
      .number()
      .int()
      .min(0)
      .max(4 * 1024 * 1024),
  }),
  z.strictObject({ ...tag, type: z.literal('cut'), machine: MachineId }),
  z.strictObject({ ...tag, type: z.literal('mend'), machine: MachineId }),
]);
export type KeeperRequest = z.infer<typeof KeeperRequest>;

export const Progress = z.strictObject({
  /** What is being done: host packages, the shared root file system, the package source, the machines. */
  part: z.enum(['tools', 'image', 'packages', 'machines', 'stop']),
  done: z.number(),
  total: z.number(),
  unit: z.enum(['steps', 'bytes', 'machines']),
  text: z.string(),
});
export type Progress = z.infer<typeof Progress>;

export const PracticeState = z.enum(['up', 'booting', 'unreachable', 'down']);

export const MachineStatus = z.strictObject({
  machine: z.string(),
  hostname: z.string(),
  ip: z.string(),
  state: PracticeState,
  /** True while its network is taken away on purpose. */
  cut: z.boolean(),
  memoryBytes: z.number().nullable(),
  /** When it was last started, ISO 8601. */
  since: z.string().nullable(),
  /** The machine's first process as the computer numbers it; the out-of-band door enters there. */
  pid: z.number().nullable(),
  /** True when a disk exists, so that `up` goes on where it was. */
  disk: z.boolean(),
});
export type MachineStatus = z.infer<typeof MachineStatus>;

export const LabStatus = z.strictObject({
  id: z.string(),
  keeper: z.number().nullable(),
  network: z.string().nullable(),
  machines: z.array(MachineStatus),
});
export type LabStatus = z.infer<typeof LabStatus>;

export const ExecResult = z.strictObject({
  code: z.number(),
  output: z.string(),
  truncated: z.boolean(),
  timedOut: z.boolean(),
});
export type ExecResult = z.infer<typeof ExecResult>;

export const KeeperEvent = z.discriminatedUnion('type', [
  /** The first line on every connection: a keeper that is being killed still takes connections, but says nothing. */
  z.strictObject({ type: z.literal('hello'), keeper: z.number() }),
  z.strictObject({ ...tag, type: z.literal('progress'), progress: Progress }),
  z.strictObject({ ...tag, type: z.literal('result'), value: z.unknown() }),
  z.strictObject({
    ...tag,
    type: z.literal('refused'),
    code: z.enum(['missing', 'unknown-machine', 'not-running', 'no-snapshot', 'busy', 'failed']),
    reason: z.string(),
  }),
]);
export type KeeperEvent = z.infer<typeof KeeperEvent>;
export type RefusalCode = Extract<KeeperEvent, { type: 'refused' }>['code'];

/** A no with a name: the lab is well, but this cannot be done now. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  constructor(code: RefusalCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

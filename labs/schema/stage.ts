/**
 * What a stage may declare: steps, the checks that look at each, and the mistakes every check is proven against.
 *
 * Two kinds of brackets, never mixed:
 * - `{{adm-01.ip}}` names the inventory and is filled in when the stage is loaded;
 * - `{seen}` names something observed and is filled in when a verdict is told.
 */
import { z } from 'zod';
import { numberOfTrack, StageName, StageNumber, TrackName } from './stage-name.ts';
import { Text } from './text.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by dashes');

/** Which machines a check looks at: one host name, several, a group of the inventory, or all forty. */
export const Selector = z.union([
  z.string().regex(/^(all|group:[a-z]+|[a-z0-9-]+)$/, 'must be "all", "group:database" or a host name'),
  z.array(z.string()).min(1),
]);
export type Selector = z.infer<typeof Selector>;

/** Where a step can be done: for real in the practice lab, against a labelled stand-in, or only on real VMs. */
export const Practice = z.enum(['real', 'stand-in', 'real-lab-only']);

/** A typed look at a machine: exactly one kind, whose own schema judges the rest (server/checks/kinds). */
export const Probe = z
  .record(Slug, z.unknown())
  .refine((probe) => Object.keys(probe).length === 1, 'must name exactly one kind of probe');
export type Probe = z.infer<typeof Probe>;

/** A message for one particular wrong answer at a rung, tried before the rung's own. */
export const Case = z.strictObject({
  seen: z.string().describe('regular expression over what was seen'),
  say: Text,
});

export const Rung = z.strictObject({
  title: Text.optional().describe('the condition in words; the kind of probe has a default'),
  probe: Probe,
  say: Text.describe('what the learner reads when this is the first rung that does not hold'),
  cases: z.array(Case).default([]),
});
export type Rung = z.infer<typeof Rung>;

export const Mistake = z.strictObject({
  id: Slug,
  title: Text.describe('the mistake in the words of somebody who made it'),
  apply: z
    .string()
    .regex(/^breaks\/[a-z0-9-]+\.sh$/)
    .describe('called with "apply", later with "heal", as root on the machine'),
  on: z.string().describe('the machine it is made on, by host name'),
  expect: z.strictObject({
    rung: z.number().int().min(1).describe('the rung whose message must appear, counted from 1'),
    case: z.number().int().min(1).optional().describe('the case within that rung, counted from 1'),
  }),
});
export type Mistake = z.infer<typeof Mistake>;

export const Check = z.strictObject({
  id: Slug,
  title: Text,
  on: Selector,
  needs: z.array(Slug).default([]).describe('checks of this stage that come first'),
  rungs: z.array(Rung).min(1).describe('from prerequisite to detail; the first that fails speaks'),
  keep: z.boolean().default(false).describe('keep watching in later stages'),
  mistakes: z.array(Mistake).default([]),
});
export type Check = z.infer<typeof Check>;

/** A second right way to the end of a step, proven to be accepted. */
export const Detour = z.strictObject({
  id: Slug,
  title: Text.describe('what is done another way'),
  apply: z
    .string()
    .regex(/^detours\/[a-z0-9-]+\.sh$/)
    .describe(
      'called with "apply" (undoes the way of the guide and goes the other), later with "heal", as root',
    ),
  on: z.string().describe('the machine it is gone on, by host name'),
});
export type Detour = z.infer<typeof Detour>;

export const Step = z.strictObject({
  id: Slug,
  title: Text,
  practice: Practice.default('real'),
  minutes: z.number().int().positive(),
  hints: z.array(Text).default([]).describe('in layers, from a nudge to nearly the answer'),
  learn: z.string().optional().describe('lesson that explains it, "module/lesson"'),
  checks: z.array(Check).min(1),
  detours: z.array(Detour).default([]).describe('other right ways that its checks accept too'),
});
export type Step = z.infer<typeof Step>;

/** stage.yaml as it is written. */
export const StageFile = z.strictObject({
  number: StageNumber.optional().describe('its place among the eleven'),
  track: TrackName.optional().describe('an extension track, which has this name instead of a number'),
  title: Text,
  goal: Text,
  after: z
    .array(StageName)
    .default([])
    .describe(
      'stages and tracks whose guide is done where this one begins; without any it begins on fresh machines',
    ),
  packages: z
    .array(z.string())
    .default([])
    .describe('Debian packages the guide installs from the lab’s own source'),
  steps: z.array(Step).min(1),
});

/** What is read of it: the number stands for a track too. */
export const Stage = StageFile.transform(({ number, track, ...stage }, context) => {
  if ((number === undefined) !== (track === undefined)) {
    return { number: track ? numberOfTrack(track) : number!, ...stage };
  }
  context.addIssue('a stage has either "number: 4" or "track: web", exactly one of them');
  return z.NEVER;
});
export type Stage = z.infer<typeof Stage> & { slug: string };

/** The three kinds of load a sponsored study compared. Its pattern is taken over; the numbers are ours, its own we could not read. */
import { type Assumptions, assumptionsAt, type Option, type Prices } from './model.ts';

export const PRESETS = ['predictable', 'mixed', 'elastic'] as const;
export type Preset = (typeof PRESETS)[number];

/** The source in content/sources.yaml all three come from. */
export const STUDY = 'idc-nutanix-2017';

const CHANGES: Record<Preset, Partial<Assumptions>> = {
  predictable: { shape: 'flat', peak: 200 },
  mixed: { shape: 'season', peak: 200, quiet: 50 },
  elastic: { shape: 'office', peak: 200, quiet: 10, follows: 100 },
};

/** Who won in the study. */
export const STUDY_SAID: Record<Preset, Option> = { predictable: 'own', mixed: 'own', elastic: 'rent' };

export const presetOf = (preset: Preset | undefined, prices: Prices): Assumptions => ({
  ...assumptionsAt(prices),
  ...(preset && CHANGES[preset]),
});

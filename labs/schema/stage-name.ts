/**
 * How stages are called. Eleven have a number; a track has a name instead. Everywhere in the house one number stands
 * for either, so that results, records and saved starts know no difference.
 */
import { z } from 'zod';
import type { Language, Text } from './text.ts';

/** The eleven stages that are built one upon the other. */
export const STAGES = 11;

/** Tracks go on from there, in this order; the order is kept, since what learners have done hangs on it. */
const TRACK_NAMES = {
  web: { ko: '웹', en: 'web' },
  observe: { ko: '관측', en: 'observe' },
  dev: { ko: '개발', en: 'dev' },
  data: { ko: '데이터', en: 'data' },
} satisfies Record<string, Text>;

export type Track = keyof typeof TRACK_NAMES;
export const TRACKS = Object.keys(TRACK_NAMES) as Track[];

export const numberOfTrack = (track: Track): number => STAGES + 1 + TRACKS.indexOf(track);

export const trackOf = (number: number): Track | undefined => TRACKS[number - STAGES - 1];

/** What a stage is called before its title: "Stage 4", "Extension: web". */
export function stageName(number: number, language: Language): string {
  const track = trackOf(number);
  if (track) return `${language === 'ko' ? '확장' : 'Extension'}: ${TRACK_NAMES[track][language]}`;
  return language === 'ko' ? `${number}단계` : `Stage ${number}`;
}

/** The same in the words of a command: "4", "web". */
export const stageWord = (number: number): string => trackOf(number) ?? String(number);

/** Reads such a word; undefined when there can be no such stage. */
export function stageNumber(word: string): number | undefined {
  const found = StageName.safeParse(/^\d+$/.test(word) ? Number(word) : word);
  return found.success ? found.data : undefined;
}

/** The one number that stands for either. */
export const StageKey = z
  .number()
  .int()
  .min(1)
  .max(STAGES + TRACKS.length);

export const StageNumber = z.number().int().min(1).max(STAGES);
export const TrackName = z.enum(TRACKS);

/** A stage as files name it: a number, or a track by its name. */
export const StageName = z
  .union([StageNumber, TrackName], `must be a stage from 1 to ${STAGES} or a track: ${TRACKS.join(', ')}`)
  .transform((name) => (typeof name === 'number' ? name : numberOfTrack(name)));

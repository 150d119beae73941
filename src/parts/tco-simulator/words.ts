import type { Kind, KnobId, Option, Shape } from './model.ts';
import type { Preset } from './presets.ts';
import { en } from './words.en.ts';
import { ko } from './words.ko.ts';

export type Words = {
  kind: string;
  ask: string;
  presets: {
    title: string;
    own: string;
    names: Record<Preset, string>;
    by: string;
    said: Record<Option, string>;
    note: string;
  };
  shape: { title: string; names: Record<Shape, { name: string; is: string }> };
  groups: Record<'load' | 'rent' | 'own' | 'people', string>;
  knobs: Record<KnobId, { name: string; help?: string }>;
  options: Record<Option, string>;
  kinds: Record<Kind, string>;
  result: {
    total: string;
    one: string;
    wins: string;
    even: string;
    largest: string;
    noMix: string;
  };
  chart: { title: string; description: string; reading: string };
  years: { summary: string; caption: string; head: string };
  costs: { summary: string; caption: string; head: string; total: string };
  flips: {
    title: string;
    up: string;
    down: string;
    shape: string;
    none: string;
    never: string;
    more: string;
  };
  link: { make: string; copied: string; here: string; loaded: string; refused: string };
  chosen: string;
  counted: string;
  dated: string;
};

export const words: Record<'ko' | 'en', Words> = { ko, en };

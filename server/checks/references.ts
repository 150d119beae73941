/** `{{lab.gateway|을/를}}`: a reference to the inventory followed by the Korean particle that fits it. */
import { fillReferences, fillReferencesDeep, type Inventory, type Machine } from '#lab';
import { isParticlePair, particle } from './particles.ts';

const WITH_PARTICLE = /\{\{\s*([a-z0-9.-]+)\s*\|([^{}|]+)\}\}/g;

/** Fills every reference of a text, with or without a particle. */
export function fillText(text: string, inventory: Inventory, self?: Machine): string {
  const withParticles = text.replace(WITH_PARTICLE, (_, reference: string, pair: string) => {
    const word = fillReferences(`{{${reference}}}`, inventory, self);
    return word + particle(word, pair);
  });
  return fillReferences(withParticles, inventory, self);
}

/** The same over the texts and probes of a rung. */
export function fillDeep<T>(value: T, inventory: Inventory, self?: Machine): T {
  if (typeof value === 'string') return fillText(value, inventory, self) as T;
  if (Array.isArray(value)) return value.map((item) => fillDeep(item, inventory, self)) as T;
  if (typeof value !== 'object' || value === null) return fillReferencesDeep(value, inventory, self);
  const filled = Object.entries(value).map(([key, item]) => [key, fillDeep(item, inventory, self)]);
  return Object.fromEntries(filled) as T;
}

/** Pairs of particles behind references that are none. */
export function wrongPairs(text: string): string[] {
  return [...text.matchAll(WITH_PARTICLE)].map(([, , pair]) => pair!).filter((pair) => !isParticlePair(pair));
}

/** Colours of lines and bars, each with a dash of its own so that no colour stands alone. */
export const TONES = {
  celadon: [],
  ochre: [9, 5],
  tile: [2, 4],
  earth: [14, 4, 3, 4],
} as const;
export type Tone = keyof typeof TONES;

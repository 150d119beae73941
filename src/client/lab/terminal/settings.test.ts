import { expect, test } from 'vitest';
import { readSettings, STANDARD } from './settings.ts';

test.each([null, 7, 'x', [], { zoom: 1e9, theme: 'pink', bell: {}, scrollback: -1, graphics: 'yes' }])(
  'storage that holds %j means our own settings',
  (found) => {
    expect(readSettings(found)).toEqual(STANDARD);
  },
);

test('what was chosen is kept, and what an older page did not know is ours', () => {
  expect(readSettings({ zoom: 150, theme: 'site', screenReader: true })).toEqual({
    ...STANDARD,
    zoom: 150,
    theme: 'site',
    screenReader: true,
  });
});

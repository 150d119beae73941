/** What a restored screen rests on: parts of the library that it does not promise to keep. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { insideOf } from './inside.ts';

const require = createRequire(import.meta.url);
const { Terminal } = require('@xterm/headless') as typeof import('@xterm/headless');

/** Every name of `inside.ts`, by where it is found. */
const NAMES = {
  _bufferService: ['cols', 'rows', '_onScroll'],
  buffers: ['normal', 'alt', 'active', 'activateAltBuffer', 'activateNormalBuffer'],
  _charsetService: ['glevel', '_charsets'],
  coreService: ['modes', 'decPrivateModes', 'isCursorHidden', 'isCursorInitialized'],
  coreMouseService: ['activeProtocol', 'activeEncoding'],
  optionsService: ['options'],
  _oscLinkService: ['getLinkData', 'registerLink', '_dataByLinkId', '_removeMarkerFromLink'],
  _inputHandler: [
    '_parser',
    '_utf8Decoder',
    '_stringDecoder',
    '_curAttrData',
    '_windowTitle',
    '_iconName',
    '_windowTitleStack',
    '_iconNameStack',
    '_onColor',
    'onColor',
    'parse',
    '_eraseInBufferLine',
    '_resetBufferLine',
  ],
};
const PARSER = ['currentState', 'precedingJoinState', 'reset'];
const BUFFER = [
  'lines',
  'x',
  'y',
  'ybase',
  'ydisp',
  'scrollTop',
  'scrollBottom',
  'savedX',
  'savedY',
  'savedCurAttrData',
  'tabs',
  'getBlankLine',
  'getNullCell',
  'markers',
  'addMarker',
];
const LINE = ['_data', '_combined', '_extendedAttrs', 'isWrapped', 'length', 'resize'];

test('every part that a screen is taken down from and restored to is where it was', () => {
  const terminal = new Terminal({ cols: 20, rows: 5, allowProposedApi: true });
  const core = insideOf(terminal);
  for (const [part, names] of Object.entries(NAMES)) {
    for (const name of names)
      expect([part, name, name in core[part as keyof typeof NAMES]]).toEqual([part, name, true]);
  }
  for (const name of PARSER) expect([name, name in core._inputHandler._parser]).toEqual([name, true]);
  for (const name of BUFFER) expect([name, name in core.buffers.normal]).toEqual([name, true]);
  for (const name of LINE) expect([name, name in core.buffers.normal.lines.get(0)!]).toEqual([name, true]);
  expect(core._inputHandler._utf8Decoder.interim).toBeInstanceOf(Uint8Array);
  terminal.dispose();
});

test('the library of the pages has the same parts by the same names', () => {
  const text = readFileSync(require.resolve('@xterm/xterm'), 'utf8');
  const all = [...Object.values(NAMES).flat(), ...PARSER, ...BUFFER, ...LINE];
  expect(all.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});

test('server and pages draw with the same version', () => {
  const version = (name: string): unknown =>
    (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string })
      .version;
  expect(version('@xterm/headless')).toBe(version('@xterm/xterm'));
});

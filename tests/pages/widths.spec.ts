/** How many cells text takes: the terminal of the page and the screen that the server keeps must count alike. */
import type { Page } from '@playwright/test';
import { Screen } from '../../server/terminals/screen.ts';
import type { PretendServer } from './pretend-server.ts';
import { expect, openStage, test } from './site.ts';

const nfd = (text: string) => text.normalize('NFD');

/** Text, and the cells it takes in both. */
const TABLE: ReadonlyArray<[text: string, cells: number, what: string]> = [
  ['hello', 5, 'Latin'],
  ['한글', 4, 'syllables'],
  [nfd('한글'), 4, 'syllables, decomposed'],
  ['안녕하세요', 10, 'a greeting'],
  [nfd('안녕하세요'), 10, 'a greeting, decomposed'],
  ['값이 닭을', 9, 'double codas'],
  [nfd('값이 닭을'), 9, 'double codas, decomposed'],
  ['뷁쀍', 4, 'rare syllables'],
  ['힣가', 4, 'the last and the first'],
  ['ㄱㄴㄷ', 6, 'single consonants'],
  ['ㅏㅑㅓ', 6, 'single vowels'],
  ['ㅋㅋㅋ', 6, 'laughter'],
  ['ㆍ', 2, 'arae-a'],
  ['\u1112\u1161\u11ab', 2, 'conjoining jamo, one syllable'],
  ['\u1112\u1161', 2, 'conjoining jamo without coda'],
  ['\u1112', 2, 'a leading jamo alone'],
  ['하\u11ab', 2, 'a syllable and a trailing jamo'],
  ['한글a', 5, 'mixed'],
  ['a한b글c', 7, 'mixed, in turns'],
  ['사용자@서버:~$', 14, 'a prompt'],
  ['보고서 (최종).txt', 17, 'a file name'],
  [nfd('보고서 (최종).txt'), 17, 'a file name from a Mac'],
  ['漢字', 4, 'hanja'],
  ['金泰熙', 6, 'hanja of a name'],
  ['\uf90a', 2, 'hanja with a second code point'],
  ['かなカナ', 8, 'kana'],
  ['ｱｲｳ', 3, 'half-width kana'],
  ['ＡＢＣ', 6, 'full-width Latin'],
  ['￦1,000', 7, 'full-width won'],
  ['₩1,000', 6, 'won'],
  ['「인용」', 8, 'corner brackets'],
  ['『책』', 6, 'double corner brackets'],
  ['가·나', 5, 'middle dot, ambiguous'],
  ['“인용”', 6, 'curly quotes, ambiguous'],
  ['…', 1, 'ellipsis, ambiguous'],
  ['—', 1, 'dash, ambiguous'],
  ['①②③', 3, 'circled numbers, ambiguous'],
  ['ⅠⅡ', 2, 'Roman numbers, ambiguous'],
  ['α·β', 3, 'Greek, ambiguous'],
  ['№', 1, 'numero, ambiguous'],
  ['★☆', 2, 'stars, ambiguous'],
  ['※주의', 5, 'reference mark, ambiguous'],
  ['→←↑↓', 4, 'arrows, ambiguous'],
  ['─│┌┐', 4, 'box drawing, ambiguous'],
  ['█▓▒░', 4, 'blocks, ambiguous'],
  ['°C', 2, 'degree, ambiguous'],
  ['é', 1, 'an accent'],
  [nfd('é'), 1, 'an accent, decomposed'],
  ['😀', 2, 'emoji'],
  ['👍🏽', 2, 'emoji with a skin tone'],
  ['👩‍💻', 2, 'emoji joined'],
  ['🇰🇷', 2, 'a flag'],
  ['❤️', 2, 'a heart with its emoji form'],
  ['1️⃣', 2, 'a keycap'],
  ['한\u200b글', 5, 'a space without width, to which the grapheme addon gives a cell'],
  ['한\u200d글', 4, 'a joiner between syllables'],
  ['│표│한글│ok│', 12, 'a table'],
];

async function openTerminal(page: Page, house: PretendServer): Promise<void> {
  await openStage(page, house);
  await page.locator('[data-add] [type="submit"]').click();
  await expect(page.locator('.xterm-rows')).toContainText('lab@');
  house.shells.echoes = false;
}

/** Asks the terminal of the page where its cursor is after each text. */
async function cellsInPage(house: PretendServer, texts: readonly string[]): Promise<number[]> {
  house.shells.frames.length = 0;
  house.shells.print(texts.map((text) => `\r\x1b[2K${text}\x1b[6n`).join(''));
  const answers = () => [...house.typed.matchAll(/\x1b\[\d+;(\d+)R/g)].map((match) => Number(match[1]) - 1);
  await expect.poll(() => answers().length).toBe(texts.length);
  return answers();
}

function cellsOnServer(texts: readonly string[]): number[] {
  const screen = new Screen({ cols: 200, rows: 10 });
  const cells = texts.map((text) => {
    screen.write(new TextEncoder().encode(`\r\x1b[2K${text}`));
    return screen.snapshot().state.normal.x;
  });
  screen.dispose();
  return cells;
}

test('text takes as many cells in the page as on the server', async ({ page, house }) => {
  expect(TABLE.length).toBeGreaterThanOrEqual(40);
  await openTerminal(page, house);
  const texts = TABLE.map(([text]) => text);
  const named = (cells: number[]) => TABLE.map(([, , what], at) => [what, cells[at]]);
  const wanted = TABLE.map(([, cells, what]) => [what, cells]);
  expect(named(cellsOnServer(texts))).toEqual(wanted);
  expect(named(await cellsInPage(house, texts))).toEqual(wanted);
});

test('every syllable there is takes two cells, whole or decomposed', async ({ page, house }) => {
  await openTerminal(page, house);
  const PER_LINE = 30;
  const syllables = Array.from({ length: 0xd7a4 - 0xac00 }, (_, at) => String.fromCodePoint(0xac00 + at));
  const lines: string[] = [];
  for (let at = 0; at < syllables.length; at += PER_LINE)
    lines.push(syllables.slice(at, at + PER_LINE).join(''));
  const wanted = lines.map((line) => 2 * line.length);
  for (const form of [lines, lines.map(nfd)]) {
    expect(cellsOnServer(form)).toEqual(wanted);
    expect(await cellsInPage(house, form)).toEqual(wanted);
  }
});

test('in our font a syllable is drawn exactly as wide as its two cells', async ({ page, house }) => {
  await openTerminal(page, house);
  house.shells.print('\r\x1b[2J\x1b[H가나다라마바사아자차\r\n01234567890123456789\r\n');
  const rows = page.locator('.xterm-rows > div');
  await expect(rows.nth(1)).toHaveText(/^01234567890123456789/);
  const width = (row: number) =>
    rows.nth(row).evaluate((line) => {
      const spans = [...line.querySelectorAll('span')].filter((span) => span.textContent?.trim());
      return spans.at(-1)!.getBoundingClientRect().right - spans[0]!.getBoundingClientRect().left;
    });
  expect(Math.abs((await width(0)) - (await width(1)))).toBeLessThan(0.5);
  const spacing = await rows
    .nth(0)
    .locator('span')
    .first()
    .evaluate((span) => getComputedStyle(span).letterSpacing);
  // xterm.js stretches letters that do not fit their cells: ours fit.
  expect(Math.abs(Number.parseFloat(spacing) || 0)).toBeLessThan(0.3);
});

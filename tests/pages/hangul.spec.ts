import { test as base, expect, type Page } from '@playwright/test';
import { TRACED_EVENTS } from '../../src/client/terminal-input/trace.ts';
import { keyboards, liveCases } from './hangul-corpus.ts';
import { hangulHarness } from './hangul-harness.ts';
import type { BenchOptions, Pace } from './hangul-page.ts';
import { Typist } from './hangul-typist.ts';

/** A page with a terminal and nothing else; `bench` opens a terminal on it. */
const test = base.extend<{ bench: (options?: BenchOptions) => Promise<void> }, { harness: string }>({
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const harness = await hangulHarness();
      await use(harness.url);
      await harness.close();
    },
    { scope: 'worker' },
  ],
  bench: async ({ page, harness }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(harness);
    await page.waitForFunction(() => window.Bench !== undefined);
    await use(async (options = {}) => {
      await page.evaluate(async (it) => {
        window.bench?.dispose();
        window.bench = await window.Bench.open(it);
      }, options);
    });
    expect(complaints).toEqual([]);
  },
});

const PACES: Pace[] = ['each', 'burst'];
const sent = (page: Page) => page.evaluate(() => window.bench.text);

/** What a terminal sends for every trace of a keyboard, at every pace asked for. */
const playAll = (page: Page, keyboard: string, options: BenchOptions, paces: Pace[]) =>
  page.evaluate(
    async ([cases, opened, wanted]) => {
      const played: { name: string; pace: string; sent: string }[] = [];
      for (const { name, events } of cases)
        for (const pace of wanted) {
          const bench = await window.Bench.open(opened);
          played.push({ name, pace, sent: await bench.replay(events, pace) });
          bench.dispose();
        }
      return played;
    },
    [keyboards.find((one) => one.keyboard === keyboard)!.cases, options, paces] as const,
  );

test('every trace says where it is from, and none claims a device we do not have', () => {
  const cases = keyboards.flatMap((one) => one.cases);
  expect(cases.length + liveCases.length).toBeGreaterThanOrEqual(80);
  for (const { name, origin, events, platform, browser, ime, typed } of cases) {
    expect(origin, name).toMatch(/^(written from|recorded by) \S/);
    for (const word of [platform, browser, ime, typed]) expect(word, name).not.toBe('');
    for (const { type } of events) expect(TRACED_EVENTS, name).toContain(type);
  }
  for (const { keyboard, cases: own } of keyboards)
    expect(new Set(own.map(({ name }) => name)).size, keyboard).toBe(own.length);
});

for (const { keyboard, cases } of keyboards) {
  test(`${keyboard}: every syllable is sent once and in order, however busy the computer is`, async ({
    page,
    bench,
  }) => {
    await bench();
    const played = await playAll(page, keyboard, {}, PACES);
    expect(played).toEqual(cases.flatMap(({ name, sent }) => PACES.map((pace) => ({ name, pace, sent }))));
  });

  test(`${keyboard}: without the bridge the terminal sends what the corpus says it would`, async ({
    page,
    bench,
  }) => {
    await bench();
    const played = await playAll(page, keyboard, { bridge: false }, ['keystroke']);
    expect(played.map(({ name, sent }) => ({ name, sent }))).toEqual(
      cases.map(({ name, sent, alone = sent }) => ({ name, sent: alone })),
    );
  });
}

test('the corpus can see: without the bridge many traces go wrong', () => {
  const wrong = keyboards.flatMap(({ cases }) => cases.filter(({ alone }) => alone !== undefined));
  expect(wrong.length).toBeGreaterThanOrEqual(40);
});

test('what Chromium types itself is sent once and in order', async ({ page, bench }) => {
  const typist = await Typist.at(page);
  for (const { name, script, sent: wanted } of liveCases) {
    await bench();
    await typist.play(script);
    await expect.poll(() => sent(page), { message: name }).toBe(wanted);
  }
});

test('without the bridge the terminal loses the syllable that is typed when the focus goes', async ({
  page,
  bench,
}) => {
  await bench({ bridge: false });
  const typist = await Typist.at(page);
  await typist.play(['gksrmf', '<blur>']);
  await expect.poll(() => sent(page)).toBe('한');
});

test('what the recorder wrote down can be played again', async ({ page, bench }) => {
  await bench();
  const typist = await Typist.at(page);
  await typist.play(['rkqtdl', '<Space>', 'dlTek', '<Backspace>', '<English>', '<latin ok>', '<Enter>']);
  const typed = await sent(page);
  expect(typed).toBe('값이 있ㄷok\r');
  const events = await page.evaluate(() => window.bench.recorder.events);
  await bench();
  expect(await page.evaluate((it) => window.bench.replay(it, 'keystroke'), events)).toBe(typed);
});

test('with a screen reader, which reads the field, nothing is typed twice', async ({ page, bench }) => {
  await bench({ screenReader: true });
  const typist = await Typist.at(page);
  await typist.play(['<latin ls>', '<Space>', 'gksrmf', '<Space>', '<latin A>', '<Enter>']);
  await expect.poll(() => sent(page)).toBe('ls 한글 A\r');
});

test('text that was selected with the mouse is not typed when Korean follows', async ({ page, bench }) => {
  await bench();
  await page.evaluate(() => {
    window.bench.field.value = 'lab@pg-01';
    window.bench.field.select();
  });
  const typist = await Typist.at(page);
  await typist.play(['gks', '<Enter>']);
  await expect.poll(() => sent(page)).toBe('한\r');
});

test('the syllable that is typed is drawn at the cursor, over its two cells, and moves nothing', async ({
  page,
  bench,
}) => {
  await bench();
  const rows = page.locator('.xterm-rows');
  const before = await rows.boundingBox();
  const typist = await Typist.at(page);
  await typist.type('gks');
  const preedit = page.locator('.terminal-preedit');
  await expect(preedit).toHaveText('한');
  const cell = await page.evaluate(() => {
    const screen = document.querySelector('.xterm-screen')!.getBoundingClientRect();
    return { left: screen.left, width: screen.width / window.bench.terminal.cols };
  });
  const box = (await preedit.boundingBox())!;
  expect(Math.abs(box.x - cell.left - 13 * cell.width)).toBeLessThan(1);
  expect(Math.abs(box.width - 2 * cell.width)).toBeLessThan(1);
  expect(await rows.boundingBox()).toEqual(before);
  await typist.play(['<Enter>']);
  await expect(preedit).toBeHidden();
});

test('at the right edge the syllable stays inside the screen', async ({ page, bench }) => {
  await bench();
  await page.evaluate(() => {
    const { terminal } = window.bench;
    return new Promise<void>((drawn) => terminal.write(`\r${'x'.repeat(terminal.cols - 1)}`, drawn));
  });
  const typist = await Typist.at(page);
  await typist.type('gks');
  const inside = await page.evaluate(() => {
    const screen = document.querySelector('.xterm-screen')!.getBoundingClientRect();
    return screen.right - document.querySelector('.terminal-preedit')!.getBoundingClientRect().right;
  });
  expect(inside).toBeGreaterThanOrEqual(0);
});

test('a terminal without the bridge is as it was', async ({ page, bench }) => {
  await bench();
  await page.evaluate(() => window.bench.bridge?.dispose());
  await expect(page.locator('.terminal-preedit')).toHaveCount(0);
  await page.keyboard.type('ls');
  await page.keyboard.press('Enter');
  await expect.poll(() => sent(page)).toBe('ls\r');
});

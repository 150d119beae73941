import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { TerminalRequest } from '#protocol';
import { PretendRecordings } from './pretend-recordings.ts';
import type { PretendServer } from './pretend-server.ts';
import { test as base, expect, stage, stagePath } from './site.ts';

const test = base.extend<{ tapes: PretendRecordings }>({
  tapes: async ({ house }, use) => {
    const tapes = new PretendRecordings();
    house.script.recordings = tapes.answer;
    await use(tapes);
    await tapes.remove();
  },
});

const LIST = '/me/recordings/';
const check = `${stage.number}/${stage.steps[0]!.id}/${stage.steps[0]!.checks[0]!.id}`;

/** Sixty seconds: a line each second, a command, a check, a pause of half a minute. */
async function session(tapes: PretendRecordings): Promise<string> {
  const tape = tapes.tape();
  for (let i = 1; i <= 10; i++) tapes.after(tape, 1000, `line ${i} 한글\r\n`);
  tape.mark('apt install nginx');
  for (let i = 11; i <= 20; i++) tapes.after(tape, 1000, `line ${i} 한글\r\n`);
  tape.mark(check);
  tapes.after(tape, 30_000, 'after the pause\r\n');
  for (let i = 21; i <= 30; i++) tapes.after(tape, 1000, `line ${i} 한글\r\n`);
  return tapes.end(tape);
}

async function openPlayer(page: Page, house: PretendServer, id: string, language = ''): Promise<void> {
  await page.goto(`${house.url}${language}${LIST}play/#${id}`);
  await page.locator('[data-player][data-ready]').waitFor();
}

const screen = (page: Page) => page.locator('[data-screen] .xterm-rows');

async function seek(page: Page, ms: number): Promise<void> {
  await page.locator('[data-seek]').evaluate((it, to) => {
    (it as HTMLInputElement).value = String(to);
    it.dispatchEvent(new Event('input', { bubbles: true }));
  }, ms);
}

test('the list says what there is, and one is deleted only after a question', async ({
  page,
  house,
  tapes,
}) => {
  const first = await session(tapes);
  const second = await tapes.end(tapes.tape({ machine: 'vm-01', machineName: 'adm-01' }));
  await page.goto(house.url + LIST);
  await expect(page.locator('[data-recording]')).toHaveCount(2);
  const row = page.locator(`[data-recording="${first}"]`);
  await expect(row).toContainText('pg-02');
  await expect(row).toContainText('1:00');
  await expect(row).toContainText('끝까지 녹화됨');
  await row.getByRole('button', { name: /지우기/ }).click();
  await expect(page.locator('dialog[open]')).toContainText('되살릴 수 없습니다');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-recording]')).toHaveCount(2);
  await row.getByRole('button', { name: /지우기/ }).click();
  await page.locator('dialog[open] [value="yes"]').click();
  await expect(page.locator('[data-recording]')).toHaveCount(1);
  await expect(page.locator('[data-recordings-status]')).toHaveText('녹화를 지웠습니다.');
  await expect(page.locator(`[data-recording="${second}"] .name`)).toBeFocused();
  expect(tapes.folder.files().some((name) => name.startsWith(first))).toBe(false);
});

test('without recordings the page says how one is made', async ({ page, house, tapes }) => {
  expect(tapes.asked).toEqual([]);
  await page.goto(house.url + LIST);
  await expect(page.locator('[data-recordings-empty]')).toContainText('녹화 시작');
  await page.goto(`${house.url}/me/`);
  await page.getByRole('link', { name: '터미널 녹화 보기' }).click();
  await expect(page).toHaveURL(`${house.url}${LIST}`);
});

test('a server that is in trouble is told calmly, and asked again', async ({ page, house, tapes }) => {
  await session(tapes);
  house.script.recordings = async (_, response) => void response.writeHead(500).end();
  await page.goto(house.url + LIST);
  await expect(page.locator('[data-recordings-message]')).toContainText('불러오지 못했습니다');
  house.script.recordings = tapes.answer;
  await page.getByRole('button', { name: '다시 시도' }).click();
  await expect(page.locator('[data-recording]')).toHaveCount(1);
  await expect(page.locator('[data-recordings-message]')).toBeHidden();
});

test('any moment is shown as it was', async ({ page, house, tapes, complaints }) => {
  await openPlayer(page, house, await session(tapes));
  await expect(screen(page)).not.toContainText('line 1 ');
  await seek(page, 5500);
  await expect(screen(page)).toContainText('line 5 한글');
  await expect(screen(page)).not.toContainText('line 6 ');
  await seek(page, 60_000);
  await expect(screen(page)).toContainText('line 30');
  await seek(page, 1500);
  await expect(screen(page)).not.toContainText('line 2 ');
  await expect(page.locator('[data-clock]')).toHaveText('0:01 / 1:00');
  expect(complaints).toEqual([]);
});

test('it plays, skips a long silence, and stops at its end', async ({ page, house, tapes }) => {
  await openPlayer(page, house, await session(tapes));
  await seek(page, 20_500);
  await page.locator('[data-speed]').selectOption('4');
  await page.locator('[data-play]').click();
  await expect(page.locator('[data-play]')).toHaveAttribute('aria-label', '멈춤');
  await expect(screen(page)).toContainText('after the pause');
  await expect(page.locator('[data-clock]')).toHaveText('1:00 / 1:00');
  await expect(page.locator('[data-play]')).toHaveAttribute('aria-label', '재생');
  await expect(screen(page)).toContainText('line 30');
});

test('it can be used with the keyboard alone', async ({ page, house, tapes }) => {
  await openPlayer(page, house, await session(tapes));
  const clock = page.locator('[data-clock]');
  await page.keyboard.press('ArrowRight');
  await expect(clock).toHaveText('0:05 / 1:00');
  await page.keyboard.press('ArrowLeft');
  await expect(clock).toHaveText('0:00 / 1:00');
  await page.keyboard.press('Space');
  await expect(page.locator('[data-play]')).toHaveAttribute('aria-label', '멈춤');
  await page.keyboard.press('Space');
  await expect(page.locator('[data-play]')).toHaveAttribute('aria-label', '재생');
  await page.locator('[data-seek]').focus();
  await page.keyboard.press('End');
  await expect(clock).toHaveText('1:00 / 1:00');
  await expect(page.locator('[data-seek]')).toHaveAttribute('aria-valuetext', '1분 / 1분');
  await page.keyboard.press('PageUp');
  await expect(clock).toHaveText('0:20 / 1:00');
  await page.keyboard.press('PageUp');
  await expect(clock).toHaveText('0:10 / 1:00');
  await page.keyboard.press('Home');
  await expect(clock).toHaveText('0:00 / 1:00');
  await page.locator('[data-window]').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-speed]')).toHaveValue('1.5');
});

test('the table of contents names checks and commands and goes there', async ({ page, house, tapes }) => {
  await openPlayer(page, house, await session(tapes), '/en');
  const entries = page.locator('[data-contents] button');
  await expect(entries).toHaveCount(2);
  await expect(entries.first().locator('.title')).toHaveText('apt install nginx');
  await expect(entries.last().locator('.title')).toHaveText(stage.steps[0]!.checks[0]!.title.en);
  await expect(page.getByRole('button', { name: /Check done: / })).toHaveCount(1);
  await entries.last().click();
  await expect(page.locator('[data-clock]')).toHaveText('0:20 / 1:00');
  await expect(entries.last()).toHaveAttribute('aria-current', 'true');
  await expect(screen(page)).toContainText('line 20');
  await expect(page.locator('[data-ticks] i')).toHaveCount(2);
});

test('the screen of a moment can be had as text', async ({ page, house, tapes }) => {
  await openPlayer(page, house, await session(tapes));
  await page.locator('[data-as-text] summary').click();
  await expect(page.locator('[data-as-text] pre')).toHaveText('(빈 화면)');
  await seek(page, 2500);
  await expect(page.locator('[data-as-text] pre')).toHaveText('line 1 한글\nline 2 한글');
});

test('what is selected on the screen is copied', async ({ page, house, tapes }) => {
  await openPlayer(page, house, await session(tapes));
  await seek(page, 2500);
  await expect(screen(page)).toContainText('line 2');
  const box = (await page.locator('[data-screen] .xterm-screen').boundingBox())!;
  await page.mouse.dblclick(box.x + 6, box.y + 8);
  await page.keyboard.press('Control+C');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('line');
});

test('[R8] a damaged recording is played up to the damage, and says so', async ({ page, house, tapes }) => {
  const id = await session(tapes);
  const path = tapes.folder.path(id);
  writeFileSync(path, readFileSync(path, 'utf8').replace('line 15', 'line 99'));
  await openPlayer(page, house, id);
  await expect(page.locator('[data-player-notice]')).toContainText('0:14부터');
  await expect(page.locator('[data-clock]')).toHaveText('0:00 / 0:14');
  await seek(page, 14_000);
  await expect(screen(page)).toContainText('line 14');
  await expect(screen(page)).not.toContainText('99');
  writeFileSync(path, 'nothing of ours');
  await page.reload();
  await expect(page.locator('[data-player-message]')).toContainText('처음부터');
});

test('a recording that runs is played up to now, and further when there is more', async ({
  page,
  house,
  tapes,
}) => {
  const tape = tapes.tape();
  tapes.after(tape, 1000, 'first\r\n');
  await expect.poll(() => tapes.folder.text(tape.id)).toContain('first');
  await openPlayer(page, house, tape.id);
  await expect(page.locator('[data-facts]')).toContainText('녹화 중');
  await page.locator('[data-play]').click();
  await expect(page.locator('[data-still-running]')).toBeVisible();
  await expect(screen(page)).toContainText('first');
  tapes.after(tape, 1000, 'second\r\n');
  await expect(screen(page)).toContainText('second');
  await tapes.end(tape);
});

test('[R10] a recording that is not there is told so, whatever its name', async ({ page, house, tapes }) => {
  await session(tapes);
  for (const name of ['a'.repeat(32), '../../etc/passwd', '']) {
    await page.goto('about:blank');
    await page.goto(`${house.url}${LIST}play/#${name}`);
    await expect(page.locator('[data-player-message]')).toContainText('그런 녹화가 없습니다');
  }
  expect(tapes.asked.filter((what) => what.endsWith('/about'))).toHaveLength(1);
});

test('S-31 [R13] a recording that says everything does nothing', async ({ page, house, tapes, context }) => {
  const id = await session(tapes);
  // As if it had been written by something that leaves nothing out.
  const said = [
    '\x1b]0;owned\x07\x1b]2;owned\x07',
    '\x1b]52;c;b3duZWQ=\x07',
    '\x1b[c\x1b[>c\x1b[6n\x1b[5n\x1b[18t\x1b]11;?\x07\x1bP$qm\x1b\\',
    '\x07\x07\x1b[?1000h\x1b[?2004h\x1b]7;file://x/\x07',
    '\x1b]8;;http://127.0.0.1:9/linked\x1b\\a link to somewhere\x1b]8;;\x1b\\ \x1b]8;;javascript:alert(1)\x1b\\bad\x1b]8;;\x1b\\',
  ];
  const text = said.map((one) => `[0.1, "o", ${JSON.stringify(one)}]\n`).join('');
  const about = (await tapes.recordings.about('self', id))!;
  const playableMs = 100 * said.length;
  const forged = { ...about, to: about.from + Buffer.byteLength(text), playableMs, marks: [], keyframes: [] };
  house.script.recordings = async (request, response) => {
    if (request.url!.startsWith('/api/recordings/part')) response.end(text);
    else if (request.url!.startsWith('/api/recordings/about')) response.end(JSON.stringify(forged));
    else await tapes.answer(request, response);
  };
  const sent: string[] = [];
  page.on('request', (one) => sent.push(`${one.method()} ${new URL(one.url()).pathname}`));
  await page.addInitScript(() => {
    Object.assign(window, { opened: [] });
    window.open = (address) => {
      (window as unknown as { opened: unknown[] }).opened.push(address);
      return null;
    };
  });
  await page.goto(house.url);
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
  await page.goto(`${house.url}${LIST}play/#${id}`);
  await page.locator('[data-player][data-ready]').waitFor();
  await seek(page, playableMs);
  await expect(screen(page)).toContainText('a link to somewhere');
  await page.locator('[data-window]').click();
  await page.keyboard.type('typed');
  expect(await page.title()).toContain('pg-02');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine');
  expect(sent.filter((one) => one.startsWith('POST'))).toEqual([]);
  const link = (await screen(page).getByText('a link').first().boundingBox())!;
  await page.mouse.move(link.x + 20, link.y + 6);
  await page.mouse.move(link.x + 22, link.y + 6);
  await page.mouse.click(link.x + 22, link.y + 6);
  await expect(page.locator('dialog[open]')).toContainText('http://127.0.0.1:9/linked');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (window as unknown as { opened: unknown[] }).opened)).toEqual([]);
  expect(context.pages()).toHaveLength(1);
});

test('a file is taken out in both versions', async ({ page, house, tapes }) => {
  await openPlayer(page, house, await session(tapes));
  for (const [label, version] of [
    ['asciicast v3로 받기', 3],
    ['asciicast v2로 받기', 2],
  ] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: label }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^pg-02-[\d-]+(-v2)?\.cast$/);
    const [first = ''] = readFileSync(await download.path(), 'utf8').split('\n');
    expect(JSON.parse(first)).toMatchObject({ version });
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('list and player fit, and the screen can be shown in its own size', async ({ page, house, tapes }) => {
    const id = await session(tapes);
    await page.goto(house.url + LIST);
    await expect(page.locator('[data-recording]')).toHaveCount(1);
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await wider()).toBeLessThanOrEqual(0);
    await openPlayer(page, house, id);
    await seek(page, 5000);
    await expect(screen(page)).toContainText('line 5');
    expect(await wider()).toBeLessThanOrEqual(0);
    const room = page.locator('[data-window]');
    const over = () => room.evaluate((it) => it.scrollWidth - it.clientWidth);
    expect(await over()).toBeLessThanOrEqual(0);
    await page.getByText('원래 글자 크기').tap();
    await expect.poll(over).toBeGreaterThan(100);
    expect(await wider()).toBeLessThanOrEqual(0);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const language of ['', '/en']) {
    test(`${language}${LIST} and its player can be used by everybody in the ${colorScheme} scheme`, async ({
      page,
      house,
      tapes,
      complaints,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const id = await session(tapes);
      tapes.tape({ machineName: 'web-01' });
      await page.goto(house.url + language + LIST);
      await expect(page.locator('[data-recording]')).toHaveCount(2);
      expect(await violations(page)).toEqual([]);
      await openPlayer(page, house, id, language);
      await page.locator('[data-as-text] summary').click();
      await seek(page, 20_000);
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

async function violations(page: Page): Promise<unknown[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await new AxeBuilder({ page }).withTags(tags).exclude('.xterm').analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
}

const records = (house: PretendServer) =>
  house.shells.words.filter(
    (word): word is Extract<TerminalRequest, { type: 'record' }> => word.type === 'record',
  );

async function chooseAction(page: Page, name: string): Promise<void> {
  await page.locator('[data-terminals] [data-menu-button], [data-terminals] [popovertarget]').first().click();
  await page.getByRole('menuitem', { name }).click();
}

test('[R2] a terminal is recorded only after it was said what is written; then it says so, and can be played', async ({
  page,
  house,
  tapes,
}) => {
  await page.goto(house.url + stagePath);
  await page.locator('[data-add] button').click();
  await expect(page.locator('[data-terminal-status]')).toContainText('연결됨');
  await chooseAction(page, '녹화 시작');
  const dialog = page.locator('dialog[open]');
  await expect(dialog).toContainText('키보드 입력은 기록하지 않아');
  await expect(dialog).toContainText('나만 볼 수 있습니다');
  await expect(dialog).toContainText('30일');
  await page.keyboard.press('Escape');
  expect(records(house)).toEqual([]);
  await chooseAction(page, '녹화 시작');
  await dialog.locator('[value="yes"]').click();
  await expect.poll(() => records(house)).toEqual([{ type: 'record', on: true }]);
  const id = await session(tapes);
  house.shells.tell({ type: 'recording', id, since: new Date().toISOString(), end: null });
  await expect(page.locator('[data-terminals] [role="tab"]')).toContainText('녹화 중');
  await expect(page.locator('[data-terminal-status]')).toContainText('녹화하고 있습니다');
  await chooseAction(page, '녹화 끝내기');
  await expect.poll(() => records(house).at(-1)).toEqual({ type: 'record', on: false });
  house.shells.tell({ type: 'recording', id: null, since: null, end: 'ended' });
  await expect(page.locator('.drawer')).toContainText('녹화를 마쳤습니다');
  await expect(page.locator('.drawer').getByRole('link', { name: '재생' })).toHaveAttribute(
    'href',
    `${LIST}play/#${id}`,
  );
  // Whoever has read it once is not asked again.
  await page.keyboard.press('Escape');
  await chooseAction(page, '녹화 시작');
  await expect.poll(() => records(house)).toHaveLength(3);
});

test('[R7] when there is no room, or a recording stops by itself, that is said where the terminal is', async ({
  page,
  house,
  tapes,
}) => {
  expect(tapes.asked).toEqual([]);
  house.script.recordings = async (_, response) =>
    void response.end(JSON.stringify({ recordings: [], full: 'room', keptDays: 30 }));
  await page.goto(house.url + stagePath);
  await page.locator('[data-add] button').click();
  await expect(page.locator('[data-terminal-status]')).toContainText('연결됨');
  await chooseAction(page, '녹화 시작');
  await expect(page.locator('dialog[open]')).toContainText('공간이 가득 찼습니다');
  await page.keyboard.press('Escape');
  expect(records(house)).toEqual([]);
  house.shells.tell({ type: 'recording', id: 'x', since: new Date().toISOString(), end: null });
  house.shells.tell({ type: 'recording', id: null, since: null, end: 'disk' });
  await expect(page.locator('[data-terminal-status]')).toContainText('터미널은 그대로입니다');
});

/** The commands of a terminal and what they printed, as text. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { PretendServer } from './pretend-server.ts';
import { expect, openStage, test } from './site.ts';
import { act, clipboard, drawn, input, openTerminal, rows, status } from './terminal.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const panel = (page: Page) => page.locator('.drawer .commands');
const items = (page: Page) => page.locator('.command-list > li');
const headings = (page: Page) => page.locator('.command-list h4 button');
const item = (page: Page, text: string) => items(page).filter({ hasText: text });

const PROMPT = '\x1b]133;A\x07$ \x1b]133;B\x07';
const begin = (command: string) => `${command}\r\n\x1b]133;C\x07`;
const end = (exit: number) => `\x1b]133;D;${exit}\x07${PROMPT}`;
const ran = (command: string, output = '', exit = 0) =>
  `${begin(command)}${output.replaceAll('\n', '\r\n')}${end(exit)}`;

async function openWith(page: Page, house: PretendServer, text: string, language: 'ko' | 'en' = 'ko') {
  await openTerminal(page, house, { language });
  house.shells.echoes = false;
  house.shells.print(`\r\n${PROMPT}${text}`);
  await expect(rows(page)).toContainText(text.includes('\x1b[?1049h') ? 'full screen' : '$');
}

test('each command is a heading with its outcome, and opens what it printed as text', async ({
  page,
  house,
}) => {
  await openWith(
    page,
    house,
    ran('ls -l', 'total 0\nnotes.txt\n') + ran('make', '가나다 error\n', 2) + ran('true'),
  );
  await page.keyboard.press('Control+Shift+O');
  await expect(headings(page)).toHaveText([/true.*성공/, /make.*실패, 종료 코드 2/, /ls -l.*성공/]);
  await expect(items(page).locator('.sign')).toHaveText(['●', '✕', '●']);
  await headings(page).nth(1).click();
  await expect(headings(page).nth(1)).toHaveAttribute('aria-expanded', 'true');
  await expect(item(page, 'make').locator('pre')).toHaveText('가나다 error');
  await item(page, 'make').getByRole('button', { name: '출력 복사' }).click();
  expect(await clipboard(page)).toBe('가나다 error');
  await headings(page).nth(0).click();
  await expect(item(page, 'true')).toContainText('출력이 없습니다.');
  expect(house.typed).toBe('');
});

test('a line wider than the terminal is one line of text, in Korean too', async ({ page, house }) => {
  const long = '값이 닭볶음탕 '.repeat(60).trim();
  await openWith(page, house, ran('cat', `${long}\n`));
  await act(page, 'commands');
  await headings(page).first().click();
  await expect(page.locator('.command-text pre')).toHaveText(long);
  await page.setViewportSize({ width: 1000, height: 700 });
  await headings(page).first().click();
  await headings(page).first().click();
  await expect(page.locator('.command-text pre')).toHaveText(long);
});

test('the key for failed commands goes from the newest to the ones before', async ({ page, house }) => {
  await openWith(
    page,
    house,
    ran('first', 'one\n', 1) + ran('second', 'two\n', 127) + ran('third', 'three\n'),
  );
  await page.keyboard.press('Control+Shift+X');
  await expect(headings(page).nth(1)).toBeFocused();
  await expect(item(page, 'second').locator('pre')).toHaveText('two');
  await page.keyboard.press('Control+Shift+X');
  await expect(headings(page).nth(2)).toBeFocused();
  await expect(item(page, 'first').locator('pre')).toHaveText('one');
  await page.keyboard.press('Control+Shift+X');
  await expect(headings(page).nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(input(page)).toBeFocused();
  expect(house.typed).toBe('');
});

test('while a command runs the panel says so, and follows it to its end', async ({ page, house }) => {
  await openWith(page, house, `${begin('make all')}step 1\r\n`);
  await act(page, 'commands');
  await expect(panel(page)).toContainText('지금 실행 중: make all');
  await expect(item(page, 'make all')).toContainText('실행 중');
  await headings(page).first().click();
  await expect(item(page, 'make all').locator('pre')).toHaveText('step 1');
  house.shells.print('step 2\r\n');
  await item(page, 'make all').getByRole('button', { name: '지금까지의 출력 다시 읽기' }).click();
  await expect(item(page, 'make all').locator('pre')).toHaveText('step 1\nstep 2');
  house.shells.print(`done\r\n${end(0)}`);
  await expect(item(page, 'make all')).toContainText('성공');
  await expect(item(page, 'make all').locator('pre')).toHaveText('step 1\nstep 2\ndone');
  await expect(panel(page)).not.toContainText('지금 실행 중');
  await expect(headings(page).first()).toBeVisible();
});

test('the end of a command that took long is said, the end of a quick one is not', async ({
  page,
  house,
}) => {
  await page.clock.install();
  await openWith(page, house, begin('sleep 60'));
  await drawn(page, house);
  await page.clock.fastForward(8000);
  house.shells.print(end(1));
  await expect(status(page)).toHaveText('‘sleep 60’ 명령이 끝났습니다. 종료 코드 1, 실패했습니다.');
  house.shells.print(ran('true'));
  await drawn(page, house);
  await expect(status(page)).toHaveText('‘sleep 60’ 명령이 끝났습니다. 종료 코드 1, 실패했습니다.');
});

test('a restored screen has its commands back', async ({ page, house }) => {
  await openWith(page, house, '');
  house.shells.tell({
    type: 'screen',
    data: '$ echo hi\r\nhi\r\n$ false\r\n$ ',
    state: null,
    cols: 80,
    rows: 24,
    title: '',
    offset: 40,
    marks: [
      { mark: 'prompt', line: 0, column: 0, exit: null },
      { mark: 'input', line: 0, column: 2, exit: null },
      { mark: 'output', line: 1, column: 0, exit: null },
      { mark: 'end', line: 2, column: 0, exit: 0 },
      { mark: 'prompt', line: 2, column: 0, exit: null },
      { mark: 'input', line: 2, column: 2, exit: null },
      { mark: 'output', line: 3, column: 0, exit: null },
      { mark: 'end', line: 3, column: 0, exit: 1 },
    ],
  });
  await expect(rows(page)).toContainText('false');
  await act(page, 'commands');
  await expect(headings(page)).toHaveText([/false.*종료 코드 1/, /echo hi.*성공/]);
  await headings(page).nth(1).click();
  await expect(page.locator('.command-text pre')).toHaveText('hi');
});

test('a shell that marks nothing offers all its text instead', async ({ page, house }) => {
  await openTerminal(page, house);
  house.shells.print('\r\nplain text of a real machine\r\n$ ');
  await expect(rows(page)).toContainText('plain text');
  await act(page, 'commands');
  await expect(panel(page)).toContainText('이 셸은 명령이 어디서 시작하고 끝나는지 알려 주지 않습니다');
  await expect(page.locator('.command-whole pre')).toContainText('plain text of a real machine');
  await page.getByRole('button', { name: '모두 복사' }).click();
  expect(await clipboard(page)).toContain('plain text of a real machine');
});

test('inside a full-screen program the panel says so and shows what is on it', async ({ page, house }) => {
  await openWith(page, house, `${ran('ls', 'a\n')}${begin('vim')}\x1b[?1049h\x1b[Hfull screen text`);
  await expect(rows(page)).toContainText('full screen text');
  await act(page, 'commands');
  await expect(panel(page)).toContainText('화면 전체를 쓰는 프로그램이 돌고 있습니다');
  await expect(page.locator('.command-whole pre')).toHaveText('full screen text');
  house.shells.print(`\x1b[?1049l${end(0)}`);
  await expect(page.locator('.command-whole pre')).toHaveCount(0);
  await headings(page).first().click();
  await expect(item(page, 'vim')).toContainText('화면 전체를 쓰는 프로그램이어서');
});

test('from prompt to prompt by key, said aloud, and typing is back at the bottom', async ({
  page,
  house,
}) => {
  const lines = (name: string) => Array.from({ length: 60 }, (_, i) => `${name}-${i}\n`).join('');
  await openWith(page, house, ran('one', lines('a')) + ran('two', lines('b'), 3) + ran('three', lines('c')));
  await expect(rows(page)).toContainText('c-59');
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(rows(page)).toContainText('c-0');
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(rows(page)).toContainText('b-0');
  await expect(status(page)).toHaveText('two: 실패, 종료 코드 3');
  await expect(page.locator('.jumped-to')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(rows(page)).toContainText('a-0');
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(status(page)).toHaveText('더 앞의 명령이 없습니다.');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(rows(page)).toContainText('b-0');
  expect(house.typed).toBe('');
  await page.keyboard.type('x');
  await expect(rows(page)).toContainText('c-59');
  await expect(page.locator('.jumped-to')).toHaveCount(0);
});

test('from the list back to the place in the terminal', async ({ page, house }) => {
  const lines = Array.from({ length: 100 }, (_, i) => `line-${i}\n`).join('');
  await openWith(page, house, ran('early', 'early output\n') + ran('seq', lines));
  await act(page, 'commands');
  await headings(page).nth(1).click();
  await item(page, 'early').getByRole('button', { name: '터미널에서 보기' }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(rows(page)).toContainText('early output');
  await expect(input(page)).toBeFocused();
});

test('long output shows its end first and the rest on request', async ({ page, house }) => {
  const lines = Array.from({ length: 1000 }, (_, i) => `line ${i}\n`).join('');
  await openWith(page, house, ran('seq', lines));
  await act(page, 'commands');
  await headings(page).first().click();
  const text = page.locator('.command-text pre');
  expect((await text.textContent())!.split('\n')).toHaveLength(300);
  await page.getByRole('button', { name: '앞의 700줄도 보기' }).click();
  await expect(text).toBeFocused();
  expect(await text.textContent()).toBe(lines.trimEnd());
});

test('S-14 what a machine prints is text, however it looks', async ({ page, house, complaints }) => {
  await openWith(
    page,
    house,
    ran('<img src=x onerror=alert(1)>', '<script>alert(2)</script>\nabc\u202edef\n', 1),
  );
  await act(page, 'commands');
  await headings(page).first().click();
  await expect(page.locator('.commands :is(img, script)')).toHaveCount(0);
  await expect(page.locator('.command-text pre')).toHaveText('<script>alert(2)</script>\nabcdef');
  expect(complaints).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the panel can be used by everybody in the ${scheme} scheme`, async ({ page, house }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await openWith(page, house, `${ran('ls', 'a\n')}${ran('make', 'error\n', 2)}${begin('sleep 9')}`);
    await page.keyboard.press('Control+Shift+X');
    await page.getByRole('button', { name: '터미널의 글 전체' }).click();
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).include('.drawer').analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ failureSummary }) => failureSummary)]),
    ).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the panel fills the pane and nothing is wider', async ({ page, house }) => {
    await openStage(page, house);
    await page.getByText('터미널만').or(page.locator('[data-for="terminals"]')).first().tap();
    await page.locator('[data-add] button').tap();
    await expect(page.locator('.tab[data-current]')).toHaveAttribute('data-state', 'connected');
    house.shells.print(`\r\n${PROMPT}${ran('x'.repeat(200), `${'y'.repeat(500)}\n`, 1)}`);
    await act(page, 'commands');
    await headings(page).first().tap();
    await expect(page.locator('.command-text pre')).toHaveText('y'.repeat(500));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await page.locator('.drawer-body').evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  });
});

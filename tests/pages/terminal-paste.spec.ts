import { expect, test } from './site.ts';
import { act, input, notice, openTerminal, putInClipboard, status } from './terminal.ts';

const dialog = 'dialog[open]';

test('one line is pasted without a question, once, in one piece', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, 'systemctl status sshd');
  await page.keyboard.press('Control+Shift+V');
  await expect.poll(() => house.typed).toBe('\x1b[200~systemctl status sshd\x1b[201~');
  await page.keyboard.type('x');
  await expect.poll(() => house.typed).toBe('\x1b[200~systemctl status sshd\x1b[201~x');
});

test('[S-16] several lines are shown before they are pasted, and can be left, joined or pasted', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  const text = 'cd /etc\r\nls -l\nrm -rf tmp\n';
  await putInClipboard(page, text);
  await page.keyboard.press('Control+Shift+V');
  await expect(page.locator(dialog)).toContainText('adm-01에 붙여 넣을까요?');
  await expect(page.locator(dialog)).toContainText('4줄, 25자');
  await expect(page.locator(`${dialog} pre`)).toHaveText('cd /etc\nls -l\nrm -rf tmp\n');
  await page.keyboard.press('Escape');
  await expect(page.locator(dialog)).toHaveCount(0);
  expect(house.typed).toBe('');
  await expect(input(page)).toBeFocused();
  await page.keyboard.press('Control+Shift+V');
  await page.getByRole('button', { name: '한 줄로 붙여넣기' }).click();
  await expect.poll(() => house.typed).toBe('\x1b[200~cd /etc ls -l rm -rf tmp\x1b[201~');
  await page.keyboard.press('Control+Shift+V');
  await page.getByRole('button', { name: '붙여넣기', exact: true }).click();
  await expect
    .poll(() => house.typed.slice(house.typed.indexOf('201~') + 4))
    .toBe('\x1b[200~cd /etc\rls -l\rrm -rf tmp\r\x1b[201~');
});

test('[S-16] what a paste hides is counted and left out; it cannot end its own brackets', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  await putInClipboard(page, 'echo a\x1b[201~\x03\u202Eid\u200B');
  await page.keyboard.press('Control+Shift+V');
  await expect(page.locator(dialog)).toContainText('눈에 보이지 않는 문자 4개는 빼고');
  await page.getByRole('button', { name: '붙여넣기', exact: true }).click();
  await expect.poll(() => house.typed).toBe('\x1b[200~echo a[201~id\x1b[201~');
});

test('a shell that runs every line at once is told so before', async ({ page, house }) => {
  house.shells.bracketed = false;
  await openTerminal(page, house);
  await putInClipboard(page, 'a\nb');
  await page.keyboard.press('Control+Shift+V');
  await expect(page.locator(dialog)).toContainText('줄이 끝날 때마다 바로 실행합니다');
  await page.getByRole('button', { name: '붙여넣기', exact: true }).click();
  await expect.poll(() => house.typed).toBe('a\rb');
});

test('who does not want to be asked about lines is asked about hidden characters only', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  await act(page, 'settings');
  await page.getByLabel('여러 줄을 붙여 넣기 전에 묻기').uncheck();
  await page.keyboard.press('Escape');
  await putInClipboard(page, 'a\nb');
  await page.keyboard.press('Control+Shift+V');
  await expect.poll(() => house.typed).toBe('\x1b[200~a\rb\x1b[201~');
  await putInClipboard(page, 'a\x07b');
  await page.keyboard.press('Control+Shift+V');
  await expect(page.locator(dialog)).toBeVisible();
});

test('the menu pastes what the clipboard holds', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, 'uptime');
  await act(page, 'paste');
  await expect.poll(() => house.typed).toBe('\x1b[200~uptime\x1b[201~');
});

test.describe('a big paste', () => {
  const BIG = Array.from({ length: 60_000 }, (_, at) => `${at} `).join('');

  test('goes in pieces, can be seen to move, and keys typed meanwhile come after it', async ({
    page,
    house,
  }) => {
    house.shells.echoes = false;
    await openTerminal(page, house);
    await putInClipboard(page, BIG);
    await page.keyboard.press('Control+Shift+V');
    await expect(notice(page, 'paste').locator('progress')).toBeVisible();
    await page.keyboard.type('after');
    await expect.poll(() => house.typed.length, { timeout: 20_000 }).toBe(BIG.length + 12 + 5);
    expect(house.typed).toBe(`\x1b[200~${BIG}\x1b[201~after`);
    expect(Math.max(...house.shells.frames.map((frame) => frame.length))).toBeLessThanOrEqual(4096);
    await expect(notice(page, 'paste')).toHaveCount(0);
    await expect(status(page)).toContainText('모두 붙여 넣었습니다');
  });

  test('can be stopped, and the shell is told that it is over', async ({ page, house }) => {
    house.shells.echoes = false;
    await openTerminal(page, house);
    await putInClipboard(page, BIG.repeat(4));
    await page.keyboard.press('Control+Shift+V');
    await notice(page, 'paste').getByRole('button', { name: '멈추기' }).click();
    await expect(status(page)).toContainText('붙여넣기를 멈췄습니다');
    await expect.poll(() => house.typed.endsWith('\x1b[201~')).toBe(true);
    const { length } = house.typed;
    expect(length).toBeLessThan(BIG.length * 4);
    await page.keyboard.type('x');
    await expect.poll(() => house.typed.slice(length)).toBe('x');
  });

  test('waits while the shell does not read, and Ctrl+C ends it', async ({ page, house }) => {
    house.shells.echoes = false;
    await openTerminal(page, house);
    await putInClipboard(page, BIG.repeat(4));
    await page.keyboard.press('Control+Shift+V');
    await expect.poll(() => house.typed.length).toBeGreaterThan(10_000);
    house.shells.tell({ type: 'trouble', held: true, silent: false });
    await expect(notice(page, 'trouble')).toContainText('셸이 입력을 읽지 않습니다');
    const { length } = house.typed;
    await page.keyboard.type('waits');
    await page.keyboard.press('Control+c');
    await expect.poll(() => house.typed.slice(length)).toBe('\x1b[201~\x03');
    house.shells.tell({ type: 'trouble', held: false, silent: false });
    await expect(notice(page, 'trouble')).toHaveCount(0);
    await page.keyboard.type('y');
    await expect.poll(() => house.typed.slice(length)).toBe('\x1b[201~\x03y');
  });

  test('that the network broke is not finished later and not begun again', async ({ page, house }) => {
    house.shells.echoes = false;
    await openTerminal(page, house);
    await putInClipboard(page, BIG.repeat(4));
    await page.keyboard.press('Control+Shift+V');
    await expect.poll(() => house.typed.length).toBeGreaterThan(10_000);
    house.shells.drop();
    await expect(status(page)).toContainText(/붙여넣기가 \d+%에서 멈췄습니다|이어서 쓰던 터미널/);
    await expect(page.locator('.tab[data-current]')).toHaveAttribute('data-state', 'connected');
    // The shell still waits for the end of what it was told was a paste.
    await expect.poll(() => house.typed.endsWith('\x1b[201~')).toBe(true);
    const { length } = house.typed;
    await page.keyboard.type('z');
    await expect.poll(() => house.typed.slice(length)).toBe('z');
    expect(house.typed.split('\x1b[200~')).toHaveLength(2);
  });
});

test('more than can be pasted is refused whole', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, 'x'.repeat(5 * 1024 * 1024));
  await page.keyboard.press('Control+Shift+V');
  await expect(status(page)).toContainText('한 번에 4MB까지');
  expect(house.typed).toBe('');
});

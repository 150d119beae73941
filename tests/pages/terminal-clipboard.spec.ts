import { expect, test } from './site.ts';
import {
  addTerminal,
  clipboard,
  drawn,
  notice,
  openTerminal,
  osc52,
  putInClipboard,
  rows,
  status,
} from './terminal.ts';

const OWN = 'what the reader had';

test('[S-16] a program that wants to copy asks, with all of what it would copy', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, OWN);
  house.shells.print(osc52('echo 안녕\nrm -rf ~\n'));
  await expect(notice(page, 'clipboard')).toContainText(
    'adm-01의 프로그램이 16자를 클립보드에 복사하려고 합니다',
  );
  await expect(notice(page, 'clipboard').locator('pre')).toHaveText('echo 안녕\nrm -rf ~');
  expect(await clipboard(page)).toBe(OWN);
  await notice(page, 'clipboard').getByRole('button', { name: '복사' }).click();
  await expect.poll(() => clipboard(page)).toBe('echo 안녕\nrm -rf ~');
  expect(house.typed).toBe('');
});

test('[S-16] who is refused does not ask again, and the clipboard is as it was', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, OWN);
  house.shells.print(osc52('first'));
  await notice(page, 'clipboard').getByRole('button', { name: '거절' }).click();
  house.shells.print(osc52('second'));
  await drawn(page, house);
  await expect(notice(page, 'clipboard')).toHaveCount(0);
  expect(await clipboard(page)).toBe(OWN);
});

test('[S-16] what was read is what is copied: a later request does not take its place', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  house.shells.print(osc52('harmless'));
  await expect(notice(page, 'clipboard').locator('pre')).toHaveText('harmless');
  house.shells.print(osc52('swapped'));
  await drawn(page, house);
  await expect(notice(page, 'clipboard').locator('pre')).toHaveText('harmless');
  await notice(page, 'clipboard').getByRole('button', { name: '복사' }).click();
  await expect.poll(() => clipboard(page)).toBe('harmless');
});

test('[S-16] nobody is told what is in the clipboard', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, OWN);
  for (const selection of ['c', 'p', '', 's0', 'cps01234567'])
    house.shells.print(`\x1b]52;${selection};?\x07\x1b]52;${selection};?\x1b\\`);
  await drawn(page, house);
  expect(house.typed).toBe('');
  await expect(notice(page, 'clipboard')).toHaveCount(0);
});

test('[S-16] too much, nothing and nonsense change nothing', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, OWN);
  house.shells.print(osc52('x'.repeat(70_000)));
  await expect(status(page)).toContainText('너무 긴 글');
  house.shells.print('\x1b]52;c;\x07\x1b]52;c;%%%%\x07\x1b]52\x07\x1b]52;;;;;\x07\x1b]52;c;!\x07');
  await drawn(page, house);
  await expect(notice(page, 'clipboard')).toHaveCount(0);
  expect(await clipboard(page)).toBe(OWN);
  expect(house.typed).toBe('');
});

test('[S-16] a terminal without the focus asks nothing', async ({ page, house }) => {
  await openTerminal(page, house);
  await addTerminal(page, 'dns-01');
  await putInClipboard(page, OWN);
  const told = () => house.shells.words.filter(({ type }) => type === 'drawn').length;
  const before = told();
  house.shells.print(osc52('from the tab behind'), 't-1');
  await expect.poll(told).toBeGreaterThan(before);
  await page.locator('[data-guide]').focus();
  house.shells.print(osc52('from the tab in front'), 't-2');
  await drawn(page, house);
  await expect(page.locator('[data-notice="clipboard"]')).toHaveCount(0);
  expect(await clipboard(page)).toBe(OWN);
});

test('[S-16] a restored screen repeats no request and answers no question', async ({ page, house }) => {
  await openTerminal(page, house);
  await putInClipboard(page, OWN);
  await page.locator('[data-guide]').focus();
  // All of this is in what the next page draws as its screen.
  house.shells.print(`${osc52('again')}\x1b]52;c;?\x07\x1b[c\x1b[6n\x1b[>c\x1b]11;?\x07\x1bP$qm\x1b\\\x07`);
  await drawn(page, house);
  const answers = house.typed;
  await page.reload();
  await expect(status(page)).toContainText('이어서 쓰던 터미널');
  await page.locator('.panel:not([hidden]) .xterm-screen').click();
  await expect(rows(page)).toContainText('drawn-');
  await drawn(page, house);
  // And once more while somebody is in the terminal: what is new is asked about, what is restored is not.
  house.shells.drop();
  await expect.poll(() => house.shells.opened.length).toBe(3);
  await drawn(page, house);
  await expect(page.locator('[data-notice="clipboard"]')).toHaveCount(0);
  await expect(page.locator('.tab .bell')).toBeHidden();
  expect(house.typed).toBe(answers);
  expect(await clipboard(page)).toBe(OWN);
});

test('[S-16] whoever watches is asked nothing and sends nothing', async ({ page, house }) => {
  const id = house.shells.leave('vm-01');
  await page.goto(`${house.url}/lab/watch/#terminal=${id}`);
  await expect(page.locator('[data-watch-status]')).toHaveText('보고 있습니다');
  await page.bringToFront();
  await putInClipboard(page, OWN);
  await page.locator('[data-watch-place]').click();
  for (const text of ['write', 'with a line end\n', 'x'.repeat(70_000)]) house.shells.print(osc52(text));
  house.shells.print('\x1b]52;c;?\x07\x1b[c\x1b[6n\r\nwatched-it-all\r\n');
  await expect(page.locator('[data-watch-place] .xterm-rows')).toContainText('watched-it-all');
  await expect(page.locator('[data-notice="clipboard"]')).toHaveCount(0);
  expect(await clipboard(page)).toBe(OWN);
  expect(house.shells.watcherBytes).toBe(0);
  expect(new Set(house.shells.watched.map(({ type }) => type))).toEqual(new Set(['watch', 'drawn']));
});

test('[S-16] what is selected is never typed: not by the next key, not by leaving, not after the right button', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  house.shells.print('\r\ncurl-evil-test and more\r\n');
  await expect(rows(page)).toContainText('curl-evil-test');
  const line = (await rows(page).getByText('curl-evil-test').boundingBox())!;
  const word = { x: line.x + 20, y: line.y + line.height / 2 };
  await page.mouse.dblclick(word.x, word.y);
  await page.keyboard.press('a');
  await expect.poll(() => house.typed).toBe('a');
  await page.mouse.dblclick(word.x, word.y);
  await page.mouse.click(word.x, word.y, { button: 'right' });
  await page.keyboard.press('Escape');
  await page.locator('[data-guide]').focus();
  await page.keyboard.press('Control+Alt+ArrowRight');
  await page.keyboard.press('b');
  await expect.poll(() => house.typed).toMatch(/b$/);
  expect(house.typed).not.toContain('curl');
});

test('what is selected is copied, and Ctrl+C with a selection copies instead of interrupting', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  house.shells.print('\r\ntake-this-word and leave that\r\n');
  await expect(rows(page)).toContainText('take-this-word');
  const line = (await rows(page).getByText('take-this-word').boundingBox())!;
  await page.mouse.dblclick(line.x + 20, line.y + line.height / 2);
  await expect.poll(() => clipboard(page)).toBe('take-this-word');
  await putInClipboard(page, OWN);
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(page)).toBe('take-this-word');
  expect(house.typed).toBe('');
  await page.keyboard.press('Control+c');
  await expect.poll(() => house.typed).toBe('\x03');
});

/** Files between a browser and a machine's home directory, with a pretend server behind them. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { PretendServer } from './pretend-server.ts';
import { expect, openStage, test } from './site.ts';
import { act, openTerminal, status } from './terminal.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const panel = (page: Page) => page.locator('.drawer .files');
const row = (page: Page, name: string) => page.locator('.file-list li', { hasText: name });
const moving = (page: Page, name: string) => page.locator('.transfers li', { hasText: name });
const dialog = (page: Page) => page.locator('dialog[open]');
const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

async function openFiles(page: Page, house: PretendServer, language: 'ko' | 'en' = 'ko'): Promise<void> {
  await openTerminal(page, house, { language });
  await act(page, 'files');
  await expect(panel(page)).toBeVisible();
  await expect(page.locator('.file-place')).not.toHaveAttribute('aria-busy', 'true');
}

const choose = (page: Page, ...files: Array<ReturnType<typeof file>>) =>
  page.locator('.files input[type="file"]').setInputFiles(files);

test('a home directory without files says what to do', async ({ page, house }) => {
  await openFiles(page, house);
  await expect(page.locator('.file-empty')).toContainText('아직 파일이 없습니다');
  await expect(page.locator('.drawer h3')).toHaveText('adm-01의 파일');
});

test('files are listed with size and time, hidden ones on request, what cannot be shown is counted', async ({
  page,
  house,
}) => {
  house.files.put('notes-10.txt', 'x'.repeat(2048));
  house.files.put('notes-9.txt', 'x');
  house.files.put('.bashrc', 'x');
  house.files.put('logs', '', 'folder');
  house.files.put('access.log', '', 'link');
  house.files.unnamed = 2;
  await openFiles(page, house);
  const names = page.locator('.file-list bdi');
  await expect(names).toHaveText(['access.log', 'notes-9.txt', 'notes-10.txt', 'logs']);
  await expect(row(page, 'notes-10.txt')).toContainText('2 KB');
  await expect(row(page, 'logs')).toContainText('폴더');
  await expect(row(page, 'logs').getByRole('button')).toHaveCount(0);
  await expect(panel(page)).toContainText('2개는 목록에 없습니다');
  await page.getByLabel('숨은 파일도 보기 (1)').check();
  await expect(names.first()).toHaveText('.bashrc');
  await expect(page.getByLabel('숨은 파일도 보기 (1)')).toBeFocused();
});

test('a file that is chosen goes up with progress and is there', async ({ page, house }) => {
  let letGo = () => {};
  house.files.held = new Promise((done) => {
    letGo = done;
  });
  await openFiles(page, house);
  await choose(page, file('한글 메모.txt', 'hello'));
  await expect(moving(page, '한글 메모.txt')).toContainText('머신의 디스크에 저장하는 중');
  await expect(moving(page, '한글 메모.txt').getByRole('progressbar')).toBeVisible();
  letGo();
  await expect(moving(page, '한글 메모.txt')).toContainText('올렸습니다');
  await expect(status(page)).toHaveText('한글 메모.txt 파일을 adm-01에 올렸습니다.');
  await expect(row(page, '한글 메모.txt')).toBeVisible();
  expect(house.files.home.get('한글 메모.txt')!.content.toString()).toBe('hello');
});

test('several files go up one after the other; one can be cancelled and the rest go on', async ({
  page,
  house,
}) => {
  let letGo = () => {};
  house.files.held = new Promise((done) => {
    letGo = done;
  });
  await openFiles(page, house);
  await choose(page, file('one', '1'), file('two', '2'), file('three', '3'));
  await expect(moving(page, 'two')).toContainText('기다리는 중');
  await page.getByRole('button', { name: 'two 옮기기 그만두기' }).click();
  await page.getByRole('button', { name: 'one 옮기기 그만두기' }).click();
  await expect(moving(page, 'one')).toContainText('그만두었습니다');
  letGo();
  await expect(moving(page, 'three')).toContainText('올렸습니다');
  expect(house.files.asked.filter((line) => line.startsWith('PUT'))).toEqual([
    'PUT /content one',
    'PUT /content three',
  ]);
  await page.getByRole('button', { name: 'one 줄 치우기' }).press('Enter');
  await expect(moving(page, 'one')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'two 줄 치우기' })).toBeFocused();
});

test('a name that is taken asks first; whoever declines sends nothing', async ({ page, house }) => {
  house.files.put('notes.txt', 'old');
  await openFiles(page, house);
  await choose(page, file('notes.txt', 'new'));
  await expect(dialog(page)).toContainText('같은 이름의 파일이 있습니다');
  await page.keyboard.press('Escape');
  await expect(moving(page, 'notes.txt')).toContainText('그만두었습니다');
  expect(house.files.asked.filter((line) => line.startsWith('PUT'))).toEqual([]);
  await choose(page, file('notes.txt', 'new'));
  await dialog(page).getByRole('button', { name: '바꾸기' }).click();
  await expect(moving(page, 'notes.txt').last()).toContainText('올렸습니다');
  expect(house.files.home.get('notes.txt')!.content.toString()).toBe('new');
});

test('a name that was taken meanwhile asks too', async ({ page, house }) => {
  await openFiles(page, house);
  house.files.put('notes.txt', 'from a shell');
  await choose(page, file('notes.txt', 'new'));
  await dialog(page).getByRole('button', { name: '바꾸기' }).click();
  await expect(moving(page, 'notes.txt')).toContainText('올렸습니다');
  expect(house.files.home.get('notes.txt')!.content.toString()).toBe('new');
});

test('what is too large is not even sent', async ({ page, house }) => {
  await openFiles(page, house);
  await choose(
    page,
    file('big.iso', Buffer.alloc(10 * 1024 * 1024 + 1)),
    file('ok', Buffer.alloc(10 * 1024 * 1024)),
  );
  await expect(moving(page, 'big.iso')).toContainText('10MB보다 커서 올리지 않았습니다');
  await expect(moving(page, 'ok')).toContainText('올렸습니다 · 10 MB');
  expect(house.files.asked.filter((line) => line.includes('big'))).toEqual([]);
});

test('files dropped on the panel or on the terminal go up; what is no file is left to the browser', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  const drop = async (where: string, name: string) => {
    const transfer = await page.evaluateHandle((it) => {
      const made = new DataTransfer();
      made.items.add(new File(['dropped'], it));
      return made;
    }, name);
    await page.dispatchEvent(where, 'dragover', { dataTransfer: transfer });
    await expect(page.locator('[data-drop]')).toHaveAttribute('data-drop', /adm-01의 홈 디렉터리로 올립니다/);
    await page.dispatchEvent(where, 'drop', { dataTransfer: transfer });
    await expect(moving(page, name)).toContainText('올렸습니다');
  };
  await drop('.panel:not([hidden]) .xterm', 'on-terminal.txt');
  await drop('.drawer .files', 'on-panel.txt');
  expect([...house.files.home.keys()]).toEqual(['on-terminal.txt', 'on-panel.txt']);
  expect(house.typed).toBe('');
});

test('a file comes down under its own name, as it is', async ({ page, house }) => {
  const content = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 251));
  house.files.put('결과 (1).bin', content);
  await openFiles(page, house);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '결과 (1).bin 내려받기' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('결과 (1).bin');
  expect(readFileSync((await download.path())!).equals(content)).toBe(true);
  await expect(status(page)).toHaveText('결과 (1).bin 파일을 내려받았습니다.');
});

test('a download can be stopped half way, and one that breaks off is not kept', async ({ page, house }) => {
  let kept = 0;
  page.on('download', () => {
    kept++;
  });
  let letGo = () => {};
  house.files.held = new Promise((done) => {
    letGo = done;
  });
  house.files.put('big', Buffer.alloc(200_000));
  await openFiles(page, house);
  await page.getByRole('button', { name: 'big 내려받기' }).click();
  await expect(moving(page, 'big')).toContainText(/내려받는 중 · 97.7 KB/);
  await page.getByRole('button', { name: 'big 옮기기 그만두기' }).click();
  await expect(moving(page, 'big')).toContainText('그만두었습니다.');
  letGo();
  house.files.breakNext = true;
  await page.getByRole('button', { name: 'big 내려받기' }).click();
  await expect(moving(page, 'big').last()).toContainText('옮기는 중에 끊겼습니다');
  expect(kept).toBe(0);
});

test('a refusal is shown where it happened, in the language of the page, with a way to try again', async ({
  page,
  house,
}) => {
  house.files.refuse = {
    status: 503,
    code: 'machine-away',
    ko: '머신에 연결하지 못했습니다.',
    en: 'No machine.',
  };
  await openFiles(page, house, 'en');
  await expect(page.locator('.file-failure')).toHaveText('No machine.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.file-empty')).toContainText('There are no files yet');
  house.files.refuse = { status: 507, code: 'disk-full', ko: '가득', en: 'The disk is full.' };
  await choose(page, file('a', 'a'));
  await expect(moving(page, 'a')).toContainText('The disk is full.');
  await expect(status(page)).toHaveText('a: The disk is full.');
});

test('S-14 a hostile name is text, and moves no other text', async ({ page, house, complaints }) => {
  house.files.put('<img src=x onerror=alert(1)>.txt', 'x');
  house.files.put('evil\u202etxt.sh', 'x');
  await openFiles(page, house);
  await expect(page.locator('.file-list img')).toHaveCount(0);
  await expect(page.locator('.file-list bdi').first()).toHaveText('<img src=x onerror=alert(1)>.txt');
  await expect(page.locator('.file-list bdi').last()).toHaveText('eviltxt.sh');
  expect(complaints).toEqual([]);
});

test('everything works with the keyboard, and the transfer outlives the panel', async ({ page, house }) => {
  let letGo = () => {};
  house.files.held = new Promise((done) => {
    letGo = done;
  });
  house.files.put('notes.txt', 'x');
  await openFiles(page, house);
  await expect(page.locator('.drawer h3')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '올릴 파일 고르기' })).toBeFocused();
  await choose(page, file('slow.txt', 'slow'));
  await expect(moving(page, 'slow.txt')).toContainText('저장하는 중');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('.panel:not([hidden]) .xterm-helper-textarea')).toBeFocused();
  letGo();
  await expect(status(page)).toHaveText('slow.txt 파일을 adm-01에 올렸습니다.');
  await act(page, 'files');
  await expect(moving(page, 'slow.txt')).toContainText('올렸습니다');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the panel can be used by everybody in the ${scheme} scheme`, async ({ page, house }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    house.files.put('.bashrc', 'x');
    house.files.put('notes.txt', 'x');
    house.files.put('logs', '', 'folder');
    house.files.unnamed = 1;
    await openFiles(page, house);
    await choose(page, file('big', Buffer.alloc(11 * 1024 * 1024)), file('done', 'x'));
    await expect(moving(page, 'done')).toContainText('올렸습니다');
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).include('.drawer').analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ failureSummary }) => failureSummary)]),
    ).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the panel fills the pane and nothing is wider', async ({ page, house }) => {
    house.files.put(`${'long-name-'.repeat(12)}.txt`, 'x');
    await openStage(page, house);
    await page.getByText('터미널만').or(page.locator('[data-for="terminals"]')).first().tap();
    await page.locator('[data-add] button').tap();
    await expect(page.locator('.tab[data-current]')).toHaveAttribute('data-state', 'connected');
    await act(page, 'files');
    await expect(row(page, 'long-name')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    const drawer = (await page.locator('.drawer').boundingBox())!;
    const body = await page.locator('.drawer-body').evaluate((it) => it.scrollWidth - it.clientWidth);
    expect([Math.round(drawer.width) > 330, body]).toEqual([true, 0]);
  });
});

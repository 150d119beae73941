/** A shell outlives its server and its tab: killed in the middle of vim, found again as it was, nothing typed into it. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { loadInventory } from '#lab';
import { openHouse, type RunningHouse } from './house.ts';

const machine = loadInventory().machines.find(({ hostname }) => hostname === 'web-01')!;
const path = `/lab/machines/${machine.id}/`;
const SLOW = { timeout: 90_000 };

let house: RunningHouse;
test.beforeAll(async () => {
  house = await openHouse(4);
});
test.afterAll(async () => {
  await house?.end();
});

const panel = '.panel:not([hidden])';

async function screenOf(page: Page): Promise<string> {
  const lines = await page.locator(`${panel} .xterm-rows > div`).allTextContents();
  return lines
    .map((line) => line.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trimEnd();
}

const shows = (page: Page, text: string | RegExp) => expect.poll(() => screenOf(page), SLOW).toMatch(text);
const prompt = (page: Page) => shows(page, /\w+@[\w-]+:\S*[$#]$/);

async function type(page: Page, text: string): Promise<void> {
  await page.locator(`${panel} .xterm-screen`).click();
  await page.keyboard.insertText(text);
}

async function run(page: Page, command: string): Promise<void> {
  await type(page, command);
  await page.keyboard.press('Enter');
}

/** Opens the machine's page and waits until its terminal is the old one. */
async function comeBack(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin + path);
  await page.locator('[data-open-terminal]').click();
  await expect(page.locator('[data-terminal-status]')).toContainText('이어서 쓰던 터미널', SLOW);
  return page;
}

test('vim survives kill -9 of the server and the crash of its tab, and nothing is typed into it', async ({
  context,
}) => {
  const origin = new URL(house.address).origin;
  let page = await context.newPage();
  await page.goto(house.address);
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'connected', SLOW);
  await page.goto(origin + path);
  await expect(page.locator('[data-machine-state]')).toHaveAttribute('data-state', 'up', SLOW);
  await page.locator('[data-open-terminal]').click();
  await prompt(page);

  let before = '';
  await test.step('in the middle of a word in vim', async () => {
    await run(page, 'rm -f /tmp/resume.txt; vi -u NONE /tmp/resume.txt');
    await shows(page, /resume\.txt/);
    await page.keyboard.press('i');
    await type(page, '가나다라 마바사 hello');
    await page.keyboard.press('Enter');
    await type(page, '두 번째 줄의 가운');
    await shows(page, /두 번째 줄의 가운/);
    before = await screenOf(page);
  });

  await test.step('the server is killed; the page says so and comes back by itself', async () => {
    await house.kill();
    await expect(page.locator('html')).not.toHaveAttribute('data-connection', 'connected', SLOW);
    house = await openHouse(4, Number(new URL(origin).port));
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'connected', SLOW);
    await expect(page.locator('[data-terminal-status]')).toContainText('이어서 쓰던 터미널', SLOW);
    await expect.poll(() => screenOf(page), SLOW).toBe(before);
  });

  await test.step('the tab crashes; another finds the same screen', async () => {
    const crashed = page.waitForEvent('crash');
    const devtools = await context.newCDPSession(page);
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    page = await comeBack(context, origin);
    await expect.poll(() => screenOf(page), SLOW).toBe(before);
  });

  await test.step('what vim holds is what was typed, not one byte more', async () => {
    await type(page, '데');
    await page.keyboard.press('Escape');
    await run(page, ':wq');
    await prompt(page);
    await run(page, 'clear; sha256sum /tmp/resume.txt');
    const { createHash } = await import('node:crypto');
    const sum = createHash('sha256').update('가나다라 마바사 hello\n두 번째 줄의 가운데\n').digest('hex');
    await shows(page, new RegExp(sum));
  });
});

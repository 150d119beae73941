import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { act, addTerminal, openTerminal, rows } from './terminal.ts';

/** Counts what is alive of the graphics card, and makes this computer's driver pass for a real one. */
async function graphicsCard(page: Page, has: 'card' | 'painter' | 'none'): Promise<void> {
  await page.addInitScript((kind) => {
    const live = new Set<WebGL2RenderingContext>();
    Object.assign(window, { __live: live });
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      type: string,
      ...rest: never[]
    ) {
      if (type !== 'webgl2') return real.call(this, type as '2d', ...rest);
      if (kind === 'none') return null;
      const context = real.call(this, 'webgl2', ...rest) as WebGL2RenderingContext | null;
      if (context && !context.isContextLost()) live.add(context);
      return context;
    } as typeof real;
    if (kind !== 'card') return;
    const ask = WebGL2RenderingContext.prototype.getParameter;
    WebGL2RenderingContext.prototype.getParameter = function (name: number) {
      const UNMASKED_RENDERER = 0x9246;
      return name === UNMASKED_RENDERER ? 'A graphics card' : ask.call(this, name);
    };
  }, has);
}
const alive = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { __live } = window as unknown as { __live: Set<WebGL2RenderingContext> };
    return [...__live].filter((context) => !context.isContextLost()).length;
  });
const canvases = (page: Page) => page.locator('.panel:not([hidden]) .xterm-screen canvas');

test('the graphics card draws the terminal that is seen, and only that', async ({ page, house }) => {
  await graphicsCard(page, 'card');
  await openTerminal(page, house);
  await expect(canvases(page)).not.toHaveCount(0);
  await expect(rows(page)).toHaveCount(0);
  expect(await alive(page)).toBe(1);
  await addTerminal(page, 'dns-01');
  await expect(canvases(page)).not.toHaveCount(0);
  await expect.poll(() => alive(page)).toBe(1);
  await page.getByText('안내만', { exact: true }).click();
  await expect.poll(() => alive(page)).toBe(0);
  await page.getByText('나란히', { exact: true }).click();
  await expect.poll(() => alive(page)).toBe(1);
});

test('going to and fro twenty times leaves one context, not twenty', async ({ page, house }) => {
  test.slow();
  await graphicsCard(page, 'card');
  await openTerminal(page, house);
  await addTerminal(page, 'dns-01');
  for (let turn = 0; turn < 20; turn++) {
    await page.keyboard.press('Control+Shift+BracketLeft');
    await expect(canvases(page)).not.toHaveCount(0);
  }
  await expect.poll(() => alive(page)).toBe(1);
});

test('what is drawn by the graphics card is the same terminal', async ({ page, house }) => {
  await graphicsCard(page, 'card');
  await openTerminal(page, house);
  await expect(canvases(page)).not.toHaveCount(0);
  house.shells.print('\r\nto be found\r\n');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('to be found');
  await expect(page.locator('[data-search-count]')).toHaveText('1/1');
});

test('a lost context gives the terminal back to the page', async ({ page, house }) => {
  await graphicsCard(page, 'card');
  await openTerminal(page, house);
  await expect(canvases(page)).not.toHaveCount(0);
  house.shells.print('\r\nstill to be read\r\n');
  await page.evaluate(() => {
    const { __live } = window as unknown as { __live: Set<WebGL2RenderingContext> };
    for (const context of __live)
      if (!context.isContextLost()) context.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(rows(page)).toContainText('still to be read', { timeout: 15_000 });
  await page.keyboard.type('goes on');
  await expect(rows(page)).toContainText('goes on');
});

for (const has of ['none', 'painter'] as const) {
  test(`without a real graphics card the page draws (${has})`, async ({ page, house }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await graphicsCard(page, has);
    await openTerminal(page, house);
    house.shells.print('\r\nreadable\r\n');
    await expect(rows(page)).toContainText('readable');
    expect(loaded.filter((url) => /webgl/i.test(url))).toEqual([]);
  });
}

test('who does not want the graphics card does not load it', async ({ page, house }) => {
  await graphicsCard(page, 'card');
  await openTerminal(page, house);
  await expect(canvases(page)).not.toHaveCount(0);
  await act(page, 'settings');
  await page.getByLabel('그래픽 카드로 그리기').uncheck();
  await expect(rows(page)).toBeVisible();
  expect(await alive(page)).toBe(0);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.reload();
  await expect(rows(page)).toBeVisible();
  expect(loaded.filter((url) => /webgl/i.test(url))).toEqual([]);
});

/** What a page does with a server that is away, mute, broken, older or newer. The clock of the page is the test's. */
import type { Page } from '@playwright/test';
import { CLOSE, PROTOCOL_VERSION } from '#protocol';
import { expect, openStage, script, stagePath, test } from './site.ts';

const html = (page: Page) => page.locator('html');
const text = (page: Page) => page.locator('[data-connection-text]');
const button = (page: Page) => page.locator('[data-connection-action] button');
const greet = JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION });

test.afterEach(({ complaints }) => expect(complaints).toEqual([]));

test('a server that takes the connection and drops it at once is not hammered, and the page says so', async ({
  page,
  house,
  complaints: _,
}) => {
  await page.clock.install();
  house.script.live = (socket) => {
    socket.send(greet);
    socket.close(1001);
  };
  let open = 0;
  page.on('websocket', (socket) => {
    open += 1;
    socket.on('close', () => {
      open -= 1;
    });
  });
  await page.goto(house.url + stagePath);
  await expect.poll(() => house.came).toBeGreaterThan(0);
  for (let second = 0; second < 60; second++) {
    await page.clock.runFor(1000);
    // What the clock has begun ends before it goes on: to a page whose clock runs ahead, a busy server is a mute one.
    await expect.poll(() => open).toBe(0);
  }
  expect(house.came).toBeGreaterThan(6);
  // The clock of the page also goes by itself, and a busy computer takes a while for this.
  expect(house.came).toBeLessThan(24);
  await expect(html(page)).toHaveAttribute('data-connection', 'unsteady');
  await expect(text(page)).toHaveText(/받자마자 끊습니다/);
  // A page that is shown and hidden, and a network that comes and goes, change nothing about that.
  const before = house.came;
  await page.evaluate(() => {
    for (let i = 0; i < 200; i++) {
      dispatchEvent(new Event('online'));
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });
  await page.clock.runFor(900);
  expect(house.came - before).toBeLessThanOrEqual(1);
  delete house.script.live;
  await page.clock.runFor(1100);
  await button(page).click();
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
  await expect(text(page)).toBeHidden();
});

test('a server that never answers is given up on, said so, and tried again', async ({
  page,
  house,
  complaints: _,
}) => {
  await page.clock.install();
  house.script.live = () => undefined;
  await page.goto(house.url + stagePath);
  await expect.poll(() => house.came).toBeGreaterThan(0);
  await page.clock.runFor(11_000);
  await expect(html(page)).toHaveAttribute('data-connection', 'mute');
  await expect(text(page)).toHaveText(/대답하지 않습니다/);
  delete house.script.live;
  await page.clock.runFor(2000);
  await button(page).click();
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
});

test('a connection that silently died is found out and made anew', async ({ page, house, complaints: _ }) => {
  await page.clock.install();
  house.script.live = (socket) => {
    socket.send(greet);
    // From now on it hears nothing and says nothing, as behind a cable that was pulled.
    socket.pause();
  };
  await page.goto(house.url + stagePath);
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
  delete house.script.live;
  await page.clock.runFor(30_000);
  await expect.poll(() => house.came).toBe(2);
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
});

const finals = [
  [CLOSE.notAllowed.code, 'not-allowed', /token/],
  [CLOSE.badMessage.code, 'old-page', /다시 불러오세요/],
  [CLOSE.oldPage.code, 'old-page', /다시 불러오세요/],
  [CLOSE.tooMany.code, 'too-many', /너무 많습니다/],
  [4418, 'old-page', /다시 불러오세요/],
] as const;
for (const [code, state, words] of finals) {
  test(`close ${code} is not tried again, and the page says why`, async ({ page, house, complaints: _ }) => {
    await page.clock.install();
    house.script.live = (socket) => socket.close(code);
    await page.goto(house.url + stagePath);
    await expect(html(page)).toHaveAttribute('data-connection', state);
    await expect(text(page)).toHaveText(words);
    await page.clock.runFor(3_600_000);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    expect(house.came).toBe(1);
    await expect(page.locator('.prose')).toBeVisible();
  });
}

test('whoever was never let in is told so before anything is drawn: no socket is tried and nothing moves', async ({
  page,
  house,
  complaints,
}) => {
  house.script.open = false;
  await page.addInitScript(() => {
    Object.assign(window, { moved: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { moved: unknown[] }).moved.push(entry.toJSON());
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(house.url + stagePath);
  await expect(html(page)).toHaveAttribute('data-connection', 'not-allowed');
  await expect(text(page)).toBeVisible();
  await expect(text(page)).toHaveText(/token/);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  expect(house.came).toBe(0);
  // A code font that comes late moves a line by a hair; a sentence that pushes the page down moved it by 0.07.
  const moved = await page.evaluate(() => (window as unknown as { moved: Array<{ value: number }> }).moved);
  expect(moved.filter(({ value }) => value > 0.01)).toEqual([]);
  expect(complaints).toEqual([]);
  // Once let in, the next page says nothing of it.
  house.script.open = true;
  await page.reload();
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
  await expect(text(page)).toBeHidden();
  await page.reload();
  await expect(html(page)).not.toHaveAttribute('data-stranger');
});

test('a newer server may say more than this page knows; what it does not know changes nothing', async ({
  page,
  house,
  complaints: _,
}) => {
  await openStage(page, house);
  house.say({ type: 'weather', tomorrow: 'rain' } as never);
  house.say({ type: 'lab', lab: { ...house.script.lab, colour: 'blue' }, more: 1 } as never);
  house.say({ type: 'constructor' } as never);
  house.say({ type: '__proto__' } as never);
  house.say({ type: 'progress', stages: house.script.progress });
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
  await expect(text(page)).toBeHidden();
});

test('a server that speaks nonsense is not believed, and the page offers to reload', async ({
  page,
  house,
  complaints: _,
}) => {
  await openStage(page, house);
  const nonsense: unknown[] = [
    { type: 'lab', lab: null },
    { type: 'lab', lab: { kind: 'moon', reason: { ko: '', en: '' }, machines: {} } },
    { type: 'lab', lab: { kind: 'practice', reason: '', machines: [] } },
    { type: 'progress', stages: [null] },
    { type: 'progress', stages: { length: 1 } },
    { type: 'checking', stage: 4, steps: 'all' },
    { type: 'results', stage: 4, results: [{ stage: 4, step: 'x', check: 'y', verdict: 'perfect' }] },
    { type: 'results', stage: 4 },
    { type: 'refused', code: 1, message: 'no' },
    { type: 'reset', machine: {}, state: 'melted' },
    ['type', 'hello'],
    null,
    'hello',
  ];
  for (const one of nonsense) house.say(one as never);
  await expect(text(page)).toHaveText(/알아듣지 못한/);
  await expect(button(page)).toHaveText('다시 불러오기');
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
  // What it does understand goes on.
  await page.locator('[data-check-now]').first().click();
  await expect(page.locator('[data-step]').first()).toHaveAttribute('data-verdict', 'not-yet');
  await button(page).click();
  await expect(text(page)).toBeHidden();
});

test('text that a server sends is text', async ({ page, house, complaints: _ }) => {
  const evil = '<img src=x onerror="document.title=\'pwned\'">\u202e';
  Object.assign(
    house.script,
    script({ lab: { kind: 'none', reason: { ko: evil, en: evil }, machines: {} } }),
  );
  await page.goto(house.url + stagePath);
  await expect(text(page)).toHaveText(evil);
  expect(await page.title()).not.toBe('pwned');
  await expect(text(page).locator('img')).toHaveCount(0);
});

test('a short break is no reason to write over the page', async ({ page, house, complaints: _ }) => {
  await page.clock.install();
  await openStage(page, house);
  await page.clock.runFor(15_000);
  house.drop();
  await expect(html(page)).toHaveAttribute('data-connection', 'reconnecting');
  await expect(text(page)).toBeHidden();
  await page.clock.runFor(1000);
  await expect(html(page)).toHaveAttribute('data-connection', 'connected');
});

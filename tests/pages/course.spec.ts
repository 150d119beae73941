import { expect, stage, stagePath, test } from './site.ts';

test('home continues at the exact step', async ({ page, house }) => {
  await page.goto(house.url);
  const go = page.locator('[data-continue]');
  await expect(go).toHaveAttribute('href', `${stagePath}#step-${stage.steps[1]!.id}`);
  await expect(page.locator('[data-continue-next]')).toContainText(stage.steps[1]!.title.ko);
  await go.click();
  await expect(page.locator(`#step-${stage.steps[1]!.id}`)).toBeInViewport();
});

test('progress is still on the map when the server is away', async ({ page, house, context }) => {
  await page.goto(house.url);
  await expect(page.locator(`[data-stage="${stage.number}"] [data-stage-done]`)).toContainText('1');
  await context.routeWebSocket(/ws\/live/, (socket) => void socket.close());
  await page.reload();
  await expect(page.locator(`[data-stage="${stage.number}"] [data-sign]`)).toHaveAttribute(
    'data-verdict',
    'not-yet',
  );
});

test('the map says each state with a shape and a word, and goes dark when nobody answers', async ({
  page,
  house,
}) => {
  house.script.lab.machines['vm-14'] = 'unreachable';
  await page.goto(`${house.url}/lab/`);
  await expect(page.locator('[data-machine="vm-13"] [data-state-word]')).toHaveText('켜짐');
  await expect(page.locator('[data-machine="vm-14"] [data-state-word]')).toHaveText('연결 안 됨');
  await expect(page.locator('[data-machine="vm-14"] [data-state-sign]')).toHaveText('△');
  await expect(page.locator('[data-machines-up]')).toHaveText('40대 가운데 39대가 켜져 있습니다');
});

test('arrow keys walk over the map as it is laid out and Enter opens the card', async ({ page, house }) => {
  await page.goto(`${house.url}/lab/`);
  await page.locator('[data-machine="vm-01"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-machine="vm-02"]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-machine="vm-04"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-machine="vm-03"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/machines\/vm-03\/$/);
});

test('to a screen reader the map is a list of forty links', async ({ page, house }) => {
  await page.goto(`${house.url}/lab/`);
  await expect(page.getByRole('list', { name: '서버 40대' }).getByRole('link')).toHaveCount(40);
});

test('a machine is reset only after a question', async ({ page, house }) => {
  await page.goto(`${house.url}/lab/machines/vm-14/`);
  await page.locator('[data-reset]').click();
  await expect(page.locator('dialog[open]')).toContainText('pg-02');
  await page.keyboard.press('Escape');
  expect(house.requests.filter(({ type }) => type === 'reset')).toEqual([]);
  await page.locator('[data-reset]').click();
  await page.locator('dialog[open] [value="yes"]').click();
  await expect(page.locator('[data-machine-card] [data-announce]')).toContainText('pg-02');
  expect(house.requests.filter(({ type }) => type === 'reset')).toEqual([
    { type: 'reset', machine: 'vm-14' },
  ]);
});

test('a card opens a terminal of its machine', async ({ page, house }) => {
  await page.goto(`${house.url}/lab/machines/vm-14/`);
  await page.locator('[data-open-terminal]').click();
  await expect(page.locator('[data-terminal-status]')).toContainText('pg-02 연결됨');
  expect(house.opened).toEqual(['vm-14']);
});

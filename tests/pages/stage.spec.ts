import { everyCheck, expect, machineOf, openStage, script, stage, stagePath, test } from './site.ts';

const PASTE = /\x1b\[200~([\s\S]*?)\x1b\[201~\r/;
const plain = '[data-block]:not([data-danger]):has([data-run])';

test('a block is typed into the terminal of the machine it names, as one piece, and run', async ({
  page,
  house,
}) => {
  await openStage(page, house);
  const block = page.locator(plain).first();
  const code = ((await block.locator('pre').textContent()) ?? '').replace(/\n$/, '');
  await block.locator('[data-run]').click();
  await expect.poll(() => house.typed).toMatch(PASTE);
  expect(house.opened).toEqual([await block.getAttribute('data-machine')]);
  expect(PASTE.exec(house.typed)![1]!.replaceAll('\r', '\n')).toBe(code);
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
});

test('a block that may destroy something asks first, on which machine and why', async ({ page, house }) => {
  await openStage(page, house);
  const block = page.locator('[data-block]:has([data-run])').first();
  // The guide may have no such block today; what is tested is what the mark does.
  await block.evaluate((it) => it.setAttribute('data-danger', '디스크를 지웁니다.'));
  const hostname = (await block.locator('.where b').textContent()) ?? '';
  await page.locator('[data-danger] [data-run]').click();
  const dialog = page.locator('dialog[open]');
  await expect(dialog).toContainText(hostname);
  await expect(dialog).toContainText('디스크를 지웁니다.');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(house.opened).toEqual([]);
  await page.locator('[data-danger] [data-run]').click();
  await dialog.locator('[value="yes"]').click();
  await expect.poll(() => house.typed).toMatch(PASTE);
});

test('a reload finds the same terminal with its screen, and types nothing', async ({ page, house }) => {
  await openStage(page, house);
  await page.locator(plain).first().locator('[data-run]').click();
  await expect.poll(() => house.typed).toMatch(PASTE);
  await expect.poll(() => house.typed).toMatch(/\r$/);
  const { typed } = house;
  // The pretend shell answers every Enter with a prompt: the screen is still when all of them are drawn.
  const screen = async () => (await page.locator('.xterm-rows').textContent()) ?? '';
  await expect.poll(async () => (await screen()).split('$').length).toBe(typed.split('\r').length + 1);
  const before = await screen();
  await page.reload();
  await expect(page.locator('[data-terminal-status]')).toContainText('이어서 쓰던 터미널');
  await expect.poll(screen).toBe(before);
  expect(house.typed).toBe(typed);
});

test('when the network breaks, page and terminal come back to the same shell', async ({ page, house }) => {
  await openStage(page, house);
  await page.locator(plain).first().locator('[data-run]').click();
  await expect.poll(() => house.typed).toMatch(PASTE);
  house.drop();
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'reconnecting');
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'connected');
  await expect(page.locator('[data-terminal-status]')).toContainText('이어서 쓰던 터미널');
  expect(house.requests.filter(({ type }) => type === 'watch').length).toBeGreaterThan(1);
});

test('a step ticks by itself and is told outside the terminal', async ({ page, house }) => {
  await openStage(page, house);
  const step = stage.steps[0]!;
  const card = page.locator(`#step-${step.id}`);
  house.say({
    type: 'results',
    stage: stage.number,
    results: everyCheck('done', { ko: '다 되었습니다.', en: 'All there.' }),
  });
  await expect(card).toHaveAttribute('data-verdict', 'done');
  await expect(card.locator('header [data-word]')).toHaveText('완료');
  await expect(page.locator('[data-announce]')).toContainText(/완료|마쳤습니다/);
  house.say({ type: 'results', stage: stage.number, results: everyCheck('again') });
  await expect(card).toHaveAttribute('data-verdict', 'again');
  await expect(page.locator('[data-announce]')).toContainText('다시 확인이 필요해요');
});

test('what a machine says is shown as text and never becomes part of the page', async ({ page, house }) => {
  await openStage(page, house);
  const card = page.locator(`#step-${stage.steps[0]!.id}`);
  await expect(card.locator('dd').nth(1)).toHaveText('<b>localhost</b>');
  await expect(card.locator('dd b')).toHaveCount(0);
});

test('of forty machines the ones that are not there yet are named and can be looked at one by one', async ({
  page,
  house,
}) => {
  const many = stage.steps.find((step) => step.checks.some((check) => check.on === 'all'));
  expect(many, 'a check of this stage must look at all machines').toBeDefined();
  await openStage(page, house);
  const results = everyCheck('done');
  const result = results.find((one) => one.step === many!.id && one.machines.length === 40)!;
  result.verdict = 'not-yet';
  result.machines[13] = {
    ...everyCheck('not-yet').find((one) => one.check === result.check && one.step === result.step)!
      .machines[13]!,
  };
  house.say({ type: 'results', stage: stage.number, results });
  const check = page.locator(`#step-${many!.id} [data-check="${result.check}"]`);
  await expect(check.locator('.names button')).toHaveCount(1);
  await expect(check.locator('.of-many p')).toHaveText('40대 가운데 39대 완료');
  await check.locator('.names button').click();
  await expect(check.locator('.names button')).toHaveAttribute('aria-pressed', 'true');
});

test('the stage page works with the keyboard alone', async ({ page, house }) => {
  await openStage(page, house);
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();

  const run = page.locator(`${plain} [data-run]`).first();
  for (let i = 0; i < 60 && !(await run.evaluate((it) => it === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(run).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
  await expect.poll(() => house.typed).toMatch(PASTE);

  const asked = () => house.requests.filter(({ type }) => type === 'check').length;
  await page.keyboard.press('Control+Enter');
  await expect.poll(asked).toBe(1);
  await page.keyboard.press('Control+Alt+ArrowLeft');
  await expect(page.locator('[data-guide]')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect.poll(asked).toBe(2);
});

test('the divider moves by keyboard and stays where it was put', async ({ page, house }) => {
  await openStage(page, house);
  const divider = page.getByRole('separator', { name: '안내와 터미널의 너비' });
  await divider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '50');
  const width = await page.locator('[data-guide]').evaluate((it) => it.getBoundingClientRect().width);
  expect(Math.round(width)).toBe(720);
  await page.reload();
  await expect(divider).toHaveAttribute('aria-valuenow', '50');
});

test('guide only, side by side, terminals only', async ({ page, house }) => {
  await openStage(page, house);
  await page.getByText('안내만').click();
  await expect(page.locator('[data-terminals]')).toBeHidden();
  await page.getByText('터미널만').click();
  await expect(page.locator('[data-guide]')).toBeHidden();
  await page.reload();
  await expect(page.locator('[data-guide]')).toBeHidden();
});

test('no terminal is loaded until one can be seen', async ({ page, house }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await openStage(page, house);
  expect(loaded.filter((url) => /screen\.[\w-]+\.js/.test(url))).toEqual([]);
  expect(house.opened).toEqual([]);
});

test('an address typed by a machine opens nothing without a question', async ({ page, house, context }) => {
  await openStage(page, house);
  await page.locator('[data-add-machine]').selectOption(machineOf('adm-01'));
  await page.locator('[data-add] button').click();
  await expect(page.locator('[data-terminal-status]')).toContainText('연결됨');
  await page.keyboard.type('http://127.0.0.1:9/x');
  await expect(page.locator('.xterm-rows')).toContainText('127.0.0.1:9');
  const link = page.locator('.xterm-rows').getByText('http');
  const box = (await link.boundingBox())!;
  await page.mouse.move(box.x + 150, box.y + 8);
  await page.mouse.move(box.x + 160, box.y + 8);
  await page.mouse.click(box.x + 160, box.y + 8);
  await expect(page.locator('dialog[open] pre')).toHaveText('http://127.0.0.1:9/x');
  expect(context.pages()).toHaveLength(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('running a block shows the terminal and brings up no keyboard', async ({ page, house }) => {
    await openStage(page, house);
    await page.locator(plain).first().locator('[data-run]').tap();
    await expect(page.locator('[data-terminals]')).toBeVisible();
    await expect(page.locator('[data-guide]')).toBeHidden();
    await expect.poll(() => house.typed).toMatch(PASTE);
    await expect(page.locator('.xterm-helper-textarea')).not.toBeFocused();
    const before = house.typed.length;
    await page.locator('[data-key="Escape"]').tap();
    await expect.poll(() => house.typed.slice(before)).toBe('\x1b');
  });

  test('nothing is wider than the screen', async ({ page, house }) => {
    for (const path of ['/', '/learn/', '/lab/', stagePath, '/me/', '/lab/machines/vm-01/']) {
      await page.goto(house.url + path);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider, path).toBeLessThanOrEqual(0);
    }
  });
});

test('a server that has been renewed makes the page offer to reload and not try again', async ({
  page,
  house,
}) => {
  house.script.version = 999;
  await page.goto(house.url + stagePath);
  await expect(page.locator('[data-connection-text]')).toHaveText(/다시 불러오세요/);
  await expect(page.locator('[data-connection-action] button')).toHaveText('다시 불러오기');
});

test('a browser that was never let in is told so calmly, and can read', async ({ page, house }) => {
  house.script.open = false;
  await page.goto(house.url + stagePath);
  await expect(page.locator('[data-connection-text]')).toHaveText(/token/);
  await expect(page.locator('.prose')).toBeVisible();
  await expect(page.locator('[data-check-now]').first()).toBeDisabled();
});

test('the key in the address is spent once and does not stay in the address', async ({ page, house }) => {
  house.script.open = false;
  await page.goto(`${house.url}/#token=right-token`);
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'connected');
  expect(page.url()).toBe(`${house.url}/`);
  await page.goto(`${house.url}/#token=wrong`);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'connected');
});

test('without a lab the page says what is missing and what still works', async ({ page, house }) => {
  Object.assign(
    house.script,
    script({
      lab: {
        kind: 'none',
        reason: { ko: '리눅스가 아니라서 실습 서버를 만들 수 없습니다.', en: 'No Linux here.' },
        machines: {},
      },
    }),
  );
  await page.goto(house.url + stagePath);
  await expect(page.locator('[data-connection-text]')).toHaveText(
    '리눅스가 아니라서 실습 서버를 만들 수 없습니다.',
  );
  await page.goto(`${house.url}/en${stagePath}`);
  await expect(page.locator('[data-connection-text]')).toHaveText('No Linux here.');
});

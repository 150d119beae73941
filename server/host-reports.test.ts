/** Reports of hosts through the web server, from a real Linux: this computer. Windows comes in the shape of its stand-in. */
import { execFile, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostFactsScript, REPOSITORY } from '#lab';
import { HostReports } from './reports/index.ts';
import { COOKIE, pretendHouse } from './web/backend.fixture.ts';
import { Web } from './web/index.ts';

let folder: string;
let reports: HostReports;
let web: Web;
let port: number;
let now = Date.parse('2026-11-21T09:00:00Z');
const open = () => new HostReports({ file: join(folder, 'reports.json'), hosts: ['srv-03'], now: () => now });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'madang-reports-'));
  now = Date.parse('2026-11-21T09:00:00Z');
  reports = open();
  web = new Web({ backend: { ...pretendHouse().backend, reports }, pages: null, log: () => {} });
  port = await web.listen({ port: 0 });
});
afterEach(async () => {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});

const origin = () => `http://127.0.0.1:${port}`;
const cookie = () => ({ cookie: `madang-${port}=${COOKIE}` });
const headers = () => ({ origin: origin(), 'x-madang': '1', 'content-type': 'application/json' });
type Sent = { ticket: string; facts: unknown; mac: string };
const lookFor = (system: string, ticket: string): string =>
  `${origin()}/api/host-reports/look?system=${system}&ticket=${ticket.split('.')[0]}`;
const pathFor = (ticket: string): string => `/api/host-reports?ticket=${ticket}`;
const send = ({ ticket, ...body }: Sent, more = {}) => post(body, pathFor(ticket), more);
const post = (body: unknown, path: string, more = {}) =>
  fetch(`${origin()}${path}`, {
    method: 'POST',
    headers: { ...headers(), ...more },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const ticketFor = async (host: string): Promise<string> => {
  const reply = await post({ host }, '/api/host-reports/ticket', cookie());
  return ((await reply.json()) as { ticket: string }).ticket;
};
const sign = (ticket: string, facts: string) => {
  const [id, secret] = ticket.split('.') as [string, string];
  return { ticket: id, facts, mac: createHmac('sha256', secret).update(facts).digest('hex') };
};
const codeOf = async (reply: Response) =>
  [reply.status, ((await reply.json()) as { error: { code: string } }).error.code] as const;

/** What the stand-in says of a host as it is delivered. */
function windowsFacts(): string {
  const powershell = join(REPOSITORY, 'labs', 'practice', 'windows-host', 'powershell');
  const env = { ...process.env, WINDOWS_HOST_STATE: join(folder, 'state.json') };
  const { stdout } = spawnSync(powershell, [], { input: hostFactsScript(), env, encoding: 'utf8' });
  return stdout.trim().slice('madang '.length);
}

test('[H1] [H2] one line on this computer looks, signs and sends; the same line again is refused', async () => {
  const ticket = await ticketFor('here');
  const line = `curl -fsS '${lookFor('linux', ticket)}' | sh -s -- ${origin()} ${ticket}`;
  const run = async () => (await promisify(execFile)('sh', ['-c', line])).stdout;
  expect(await run()).toMatch(/^\{"madang":1,"system":"linux".*\}\n\{"taken":"here"\}\n$/);
  expect(await run()).toBe('');
  const reply = await fetch(`${origin()}/api/host-reports`, { headers: cookie() });
  const { reports: told } = (await reply.json()) as { reports: ReturnType<HostReports['list']> };
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ host: 'here', at: '2026-11-21T09:00:00.000Z' });
  expect(told[0]!.conditions.map(({ state }) => state)).not.toContain('unknown');
});

test('[H4] what a host of the inventory reported stands in the place of an answer, with its time, also after a restart', async () => {
  expect(reports.answer('srv-03').state).toBe('unreachable');
  const signed = sign(await ticketFor('srv-03'), windowsFacts());
  expect((await send(signed)).status).toBe(200);
  expect(await codeOf(await send(signed))).toEqual([401, 'spent-ticket']);
  const answer = open().answer('srv-03');
  expect(answer).toMatchObject({ state: 'answered', exitCode: 0 });
  expect(answer).toMatchObject({
    output: expect.stringMatching(/^reported 2026-11-21T09:00:00.000Z\nmadang \{/),
  });
});

test('[H1] [H2] an old ticket, another secret, a changed document and a host that is none are refused alike', async () => {
  const facts = windowsFacts();
  const ticket = await ticketFor('srv-03');
  const signed = sign(ticket, facts);
  const spent = [401, 'spent-ticket'];
  expect(await codeOf(await send({ ...signed, ticket: '0'.repeat(16) }))).toEqual(spent);
  expect(await codeOf(await send({ ...signed, facts: facts.replace('false', 'true') }))).toEqual(spent);
  expect(await codeOf(await send(sign(`${signed.ticket}.${'0'.repeat(48)}`, facts)))).toEqual(spent);
  now += 15 * 60_000;
  expect(await codeOf(await send(signed))).toEqual(spent);
  expect((await post({ host: 'srv-99' }, '/api/host-reports/ticket', cookie())).status).toBe(400);
  expect((await post({ host: 'here' }, '/api/host-reports/ticket')).status).toBe(401);
  expect(reports.list()).toEqual([]);
});

test('[H3] what is signed and no document of ours is refused by name, and the ticket is good for a right one', async () => {
  const ticket = await ticketFor('srv-03');
  const facts = windowsFacts();
  const linux = '{"madang":1,"system":"linux","name":"x"}';
  const long = facts.replace('STAND-IN', 'x'.repeat(300));
  const turned = facts.replace('STAND-IN', 'a\\u202eb');
  const wrong = [
    turned,
    '',
    'null',
    '[]',
    '{',
    linux,
    facts.replace('"madang": 1', '"madang": 2'),
    `{"__proto__":1,${facts.slice(1)}`,
    long,
  ];
  for (const one of wrong) expect(await codeOf(await send(sign(ticket, one)))).toEqual([422, 'not-facts']);
  expect((await send(sign(ticket, facts))).status).toBe(200);
});

test('[H3] where a report could not be written down the ticket is good for another try', async () => {
  const ticket = await ticketFor('srv-03');
  const signed = sign(ticket, windowsFacts());
  // Nothing can be put in the place of a folder.
  mkdirSync(join(folder, 'reports.json'));
  expect((await send(signed)).status).toBe(500);
  rmdirSync(join(folder, 'reports.json'));
  expect((await send(signed)).status).toBe(200);
});

test('hostile bodies are refused, and nothing is kept', async () => {
  const signed = sign(await ticketFor('srv-03'), windowsFacts());
  const { facts, mac } = signed;
  const bad = ['', '[]', '{"facts":', { facts, mac, more: 1 }, { facts, mac: 'x' }, { facts: { a: 1 }, mac }];
  for (const body of bad) expect((await post(body, pathFor(signed.ticket))).status).toBe(400);
  expect((await send({ ...signed, facts: 'x'.repeat(20_000) })).status).toBe(413);
  expect((await send(signed, { 'x-madang': '0' })).status).toBe(403);
  expect((await send(signed, { origin: 'http://elsewhere' })).status).toBe(403);
  expect((await fetch(`${origin()}/api/host-reports`)).status).toBe(401);
  expect((await fetch(lookFor('plan9', signed.ticket))).status).toBe(400);
  expect(reports.list()).toEqual([]);
});

test('[H6] the script for Windows holds the look itself and no secret, and nobody gets it without a ticket', async () => {
  const ticket = await ticketFor('srv-03');
  const reply = await fetch(lookFor('windows', ticket));
  const script = await reply.text();
  expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(script).toContain(hostFactsScript().trimEnd());
  expect(script).not.toContain(ticket.split('.')[1]);
  expect(script).not.toMatch(/[^\n\x20-\x7e]|#facts#/);
  expect((await fetch(lookFor('windows', '0'.repeat(16)))).status).toBe(401);
});

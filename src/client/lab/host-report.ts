/** The card that asks a computer to report: hands out a line, waits for what it brings, and shows it. */
import { askServer } from '../ask-server.ts';
import { element, must } from '../element.ts';
import { onceConnected } from '../page/connection.ts';

type Told = { title: { ko: string; en: string }; state: 'holds' | 'fails' | 'unknown'; seen: string };
type Report = { host: string; at: string; name: string; conditions: Told[] };

const LOOK_EVERY_MS = 2000;
const SIGN = { holds: '●', fails: '○', unknown: '△' } as const;

const root = must<HTMLElement>('[data-host-report]');
const words = JSON.parse(root.dataset.words!) as Record<string, string>;
const language = document.documentElement.lang === 'en' ? 'en' : 'ko';
const host = must<HTMLSelectElement>('[data-report-host]', root);
const system = must<HTMLSelectElement>('[data-report-system]', root);
const line = must<HTMLElement>('[data-report-line]', root);
const code = must<HTMLElement>('code', line);
const status = must<HTMLElement>('[data-report-status]', root);
const list = must<HTMLElement>('[data-report-list]', root);
let waiting: ReturnType<typeof setTimeout> | undefined;

const timeOf = (at: string): string =>
  new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
const say = (sentence: string, time = ''): void => {
  status.textContent = sentence.replace('{time}', time);
};

async function ask<T>(path: string, given?: { host: string }): Promise<T | null> {
  const reply = await askServer(path, given).catch(() => null);
  return reply?.ok ? ((await reply.json()) as T) : null;
}

const reports = async (): Promise<Report[] | null> =>
  (await ask<{ reports: Report[] }>('/api/host-reports'))?.reports ?? null;

/** The address of the server as this browser has it: on another PC a tunnel gives it the same. */
function lineFor(ticket: string): string {
  const look = `/api/host-reports/look?system=${system.value}&ticket=${ticket.split('.')[0]}`;
  return system.value === 'windows'
    ? `$madang = '${location.origin}', '${ticket}'; irm "$($madang[0])${look}" | iex`
    : `curl -fsS '${location.origin}${look}' | sh -s -- ${location.origin} ${ticket}`;
}

function show(all: readonly Report[]): void {
  const heading = ({ host: id, name, at }: Report) =>
    [id === 'here' ? words.here : id, name, words.at!.replace('{time}', timeOf(at))]
      .filter(Boolean)
      .join(' · ');
  const condition = ({ title, state, seen }: Told) =>
    element(
      'li',
      {},
      element('span', { 'aria-hidden': 'true' }, SIGN[state]),
      element('span', {}, `${title[language]}: ${words[state]}`),
      element('span', { class: 'seen' }, seen),
    );
  list.replaceChildren(
    ...all.map((report) =>
      element(
        'div',
        { 'data-report-of': report.host },
        element('h4', {}, heading(report)),
        element('ul', {}, ...report.conditions.map(condition)),
      ),
    ),
  );
}

async function wait(id: string, since: string | undefined, until: string): Promise<void> {
  const all = await reports();
  const come = all?.find((one) => one.host === id && one.at !== since);
  if (all && come) {
    line.hidden = true;
    show(all);
    say(words.came!);
  } else if (Date.now() > Date.parse(until)) say(words.late!);
  else waiting = setTimeout(() => void wait(id, since, until), LOOK_EVERY_MS);
}

must('[data-report-get]', root).addEventListener('click', async () => {
  clearTimeout(waiting);
  const id = host.value;
  const before = await reports();
  const issued = await ask<{ ticket: string; until: string }>('/api/host-reports/ticket', { host: id });
  line.hidden = !issued;
  if (!issued) return say(words.away!);
  must('[data-report-how]', root).textContent =
    words[system.value === 'windows' ? 'runWindows' : 'runLinux']!;
  code.textContent = lineFor(issued.ticket);
  say(words.waiting!, timeOf(issued.until));
  void wait(id, before?.find((one) => one.host === id)?.at, issued.until);
});

// Hosts of the inventory are asked about Windows; only the own computer may be either.
host.addEventListener('change', () => {
  system.disabled = host.value !== 'here';
  if (system.disabled) system.value = 'windows';
});
if (/linux/i.test(navigator.userAgent)) system.value = 'linux';
// Only who was let in has reports.
onceConnected(() => void reports().then((all) => all && show(all)));

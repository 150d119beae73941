/** Begins a recording, after saying what it is, and ends one with a way to look at it. */
import { element } from '../element.ts';
import { ask, choose } from '../lab/ask.ts';
import type { OpenTerminal } from '../lab/terminal/toolbar.ts';
import { recall, remember } from '../remember.ts';
import { listRecordings, troubleOf } from './api.ts';
import { FULL } from './facts.ts';
import { clockOf } from './time.ts';
import { fill, language, words } from './words.ts';

/** Remembered once somebody has read what a recording is. */
const TOLD = 'recording-told';
const LIST = language === 'ko' ? '/me/recordings/' : '/en/me/recordings/';

export const openList = (): void => void open(LIST, '_blank', 'noopener');

export async function begin(terminal: OpenTerminal): Promise<void> {
  const list = await listRecordings().catch(troubleOf);
  if (typeof list === 'string') return terminal.say(words.notBegun);
  if (list.full !== null) {
    const see = { value: 'list', label: words.open, tone: 'strong' } as const;
    if (await choose({ title: words.notBegun, text: FULL[list.full] }, [see])) openList();
    return;
  }
  if (!(await isAgreed(terminal, list.keptDays))) return;
  const end = terminal.listen((event) => {
    if (event.type !== 'recording') return;
    end();
    if (event.id !== null) terminal.say(fill(words.began, { machine: terminal.name }));
  });
  if (terminal.request({ type: 'record', on: true })) return terminal.focus();
  end();
  terminal.say(words.notBegun);
}

export function finish(terminal: OpenTerminal): void {
  const { id, since } = terminal.recording;
  const end = terminal.listen((event) => {
    if (event.type !== 'recording' || event.id !== null) return;
    end();
    if (event.end === 'ended' && id !== null && since !== null) showDone(terminal, id, since);
  });
  if (!terminal.request({ type: 'record', on: false })) end();
}

/** Said before the first time, and again in a browser that has forgotten it. */
async function isAgreed({ name }: OpenTerminal, keptDays: number): Promise<boolean> {
  if (recall(TOLD) === true) return true;
  const points = [
    words.consentWhat,
    words.consentShown,
    words.consentWho,
    fill(words.consentKept, { days: keptDays }),
    words.consentLimit,
  ];
  const agreed = await ask({
    title: fill(words.consentTitle, { machine: name }),
    text: '',
    body: element('ul', {}, ...points.map((point) => element('li', {}, point))),
    yes: words.consentYes,
  });
  if (agreed) remember(TOLD, true);
  return agreed;
}

function showDone(terminal: OpenTerminal, id: string, since: string): void {
  const length = clockOf(Date.now() - Date.parse(since));
  terminal.say(words.doneTitle);
  const link = (href: string, text: string, tone = '') =>
    element('a', { class: `button ${tone}`.trim(), href, target: '_blank', rel: 'noopener' }, text);
  terminal.showDrawer({
    title: words.doneTitle,
    body: element(
      'div',
      {},
      element('p', {}, fill(words.doneText, { machine: terminal.name, length })),
      element(
        'p',
        { style: 'margin-top: var(--s4)' },
        link(`${LIST}play/#${id}`, words.play, 'strong'),
        ' ',
        link(LIST, words.open),
      ),
    ),
  });
}

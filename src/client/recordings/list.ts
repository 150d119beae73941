/** A learner's own recordings: play, download, delete. */
import type { RecordingInfo, RecordingList } from '#protocol';
import { element, must } from '../element.ts';
import { store } from '../page/connection.ts';
import { fileHref, listRecordings, type Trouble, troubleOf } from './api.ts';
import { askToDelete } from './delete.ts';
import { FULL, stateOf, untilOf } from './facts.ts';
import { clockOf, dateOf, sizeOf } from './time.ts';
import { fill, language, words } from './words.ts';

/** While one is running, its length grows. */
const LOOK_AGAIN_MS = 15_000;

const place = must<HTMLElement>('[data-recordings]');
const list = must<HTMLElement>('[data-recording-list]');
const empty = must<HTMLElement>('[data-recordings-empty]');
const message = must<HTMLElement>('[data-recordings-message]');
const full = must<HTMLElement>('[data-recordings-full]');
const kept = must<HTMLElement>('[data-recordings-kept]');
const status = must<HTMLElement>('[data-recordings-status]');
const again = must<HTMLButtonElement>('[data-recordings-again]');

const TROUBLE: Record<Trouble, string> = {
  away: words.away,
  'not-allowed': words.notAllowed,
  gone: words.failed,
  failed: words.failed,
};

const say = (sentence: string) => {
  status.textContent = sentence;
};

async function load(): Promise<void> {
  const answer = await listRecordings().catch(troubleOf);
  const isTrouble = typeof answer === 'string';
  message.hidden = !isTrouble;
  again.hidden = !isTrouble || answer === 'not-allowed';
  if (isTrouble) must('[data-text]', message).textContent = TROUBLE[answer];
  else show(answer);
}

function show({ recordings, full: why, keptDays }: RecordingList): void {
  full.hidden = why === null;
  full.textContent = why ? FULL[why] : '';
  kept.textContent = fill(words.kept, { days: keptDays });
  empty.hidden = recordings.length > 0;
  list.replaceChildren(...recordings.map(row));
  place.dataset.ready = '';
}

function row(recording: RecordingInfo): HTMLElement {
  const { id, machineName, began, lengthMs, bytes, end } = recording;
  const date = dateOf(began, language);
  const named = { name: machineName, date };
  const href = `${place.dataset.player}#${id}`;
  const remove = element(
    'button',
    { type: 'button', class: 'button quiet', 'aria-label': fill(words.deleteNamed, named) },
    words.deleteOne,
  );
  remove.addEventListener('click', () => void drop(recording));
  return element(
    'li',
    { 'data-recording': id },
    element('a', { class: 'name mono', href, 'aria-label': fill(words.playNamed, named) }, machineName),
    element('span', { class: 'began' }, date),
    element('span', { class: 'length' }, `${clockOf(lengthMs)} · ${sizeOf(bytes, language)}`),
    element(
      'span',
      { class: 'state', 'data-running': end === null },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, end === null ? '● ' : ''),
      stateOf(recording),
      element('small', {}, untilOf(recording)),
    ),
    element(
      'span',
      { class: 'acts' },
      element('a', { class: 'button', href, 'aria-hidden': 'true', tabindex: '-1' }, words.play),
      element(
        'a',
        {
          class: 'button quiet',
          href: fileHref(id, 'v3'),
          download: true,
          'aria-label': fill(words.downloadNamed, named),
        },
        words.download,
      ),
      remove,
    ),
  );
}

/** The focus goes to what stands in its place, so that a keyboard is not thrown to the top. */
async function drop(recording: RecordingInfo): Promise<void> {
  if (!(await askToDelete(recording, say))) return;
  const at = [...list.children].findIndex((one) => (one as HTMLElement).dataset.recording === recording.id);
  await load();
  const next = list.children[Math.min(at, list.children.length - 1)];
  (next?.querySelector<HTMLElement>('a') ?? must<HTMLElement>('h1')).focus();
}

again.addEventListener('click', () => void load());
setInterval(() => {
  if (document.visibilityState === 'visible' && list.querySelector('[data-running]')) void load();
}, LOOK_AGAIN_MS);

let asked = false;
store.subscribe(({ connection }) => {
  if (connection === 'waiting' || (asked && connection !== 'connected')) return;
  asked = true;
  void load();
});

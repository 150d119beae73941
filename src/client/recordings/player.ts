/** The page of one recording: fetches it, plays it, says what is wrong with it. */
import type { RecordingAbout } from '#protocol';
import { element, must } from '../element.ts';
import { store } from '../page/connection.ts';
import { aboutRecording, fileHref, partOf, screenAt, type Trouble, troubleOf } from './api.ts';
import { Contents } from './contents.ts';
import { Controls } from './controls.ts';
import { askToDelete } from './delete.ts';
import { stateOf, untilOf } from './facts.ts';
import { Playback } from './playback.ts';
import { clockOf, dateOf, sizeOf } from './time.ts';
import { fill, language, words } from './words.ts';

const ID = /^[0-9a-f]{32}$/;

const page = must<HTMLElement>('[data-player]');
const message = must<HTMLElement>('[data-player-message]');
const again = must<HTMLButtonElement>('[data-player-again]');
const notice = must<HTMLElement>('[data-player-notice]');
const status = must<HTMLElement>('[data-player-status]');
const paper = must<HTMLElement>('[data-paper]');
const id = location.hash.slice(1);

const TROUBLE: Record<Trouble, string> = {
  away: words.playerAway,
  'not-allowed': words.notAllowed,
  gone: words.playerGone,
  failed: words.failed,
};

const say = (sentence: string) => {
  status.textContent = sentence;
};

function tell(sentence: string, mayTryAgain: boolean): void {
  must('[data-text]', message).textContent = sentence;
  message.hidden = sentence === '';
  again.hidden = !mayTryAgain;
}

async function load(): Promise<void> {
  if (!ID.test(id)) return tell(words.playerGone, false);
  tell(words.playerLoading, false);
  const about = await aboutRecording(id).catch(troubleOf);
  if (typeof about === 'string') {
    asked = false;
    return tell(TROUBLE[about], about === 'away' || about === 'failed');
  }
  tellAbout(about);
  const shows = about.to > about.from;
  tell(shows ? '' : about.damage ? words.damagedAll : words.playerEmpty, false);
  if (shows) await open(about);
}

async function open(about: RecordingAbout): Promise<void> {
  must<HTMLElement>('[data-stage]').hidden = false;
  const { recordedScreen } = await import('./recorded-screen.ts');
  const screen = await recordedScreen(must('[data-screen]'), words.screenLabel, {
    say,
    sized: (cols, rows) => {
      paper.style.setProperty('--cols', String(cols));
      paper.style.setProperty('--rows', String(rows));
    },
  });
  const contents = new Contents((at) => void controls.go(at));
  const source = {
    part: (from: number) => partOf(id, from),
    screen: (byte: number) => screenAt(id, byte),
    about: () => aboutRecording(id),
  };
  const playback = new Playback(about, source, screen);
  const grown = () => {
    contents.show(playback.about.marks, playback.about.playableMs);
    tellAbout(playback.about);
  };
  const controls: Controls = new Controls({ playback, contents, screen, say, grown });
  grown();
  await playback.seek(0);
  page.dataset.ready = '';
}

function tellAbout(about: RecordingAbout): void {
  const { recording, damage, cols, rows } = about;
  const { machineName, began, lengthMs, bytes } = recording;
  const date = dateOf(began, language);
  document.title = `${machineName} · ${date} · ${document.title.split(' · ').at(-1)}`;
  must('[data-name]').textContent = machineName;
  must('[data-date]').textContent = date;
  const facts = [
    clockOf(lengthMs),
    sizeOf(bytes, language),
    fill(words.size, { cols, rows }),
    stateOf(recording),
    untilOf(recording),
  ];
  must('[data-facts]').replaceChildren(
    ...facts.filter((fact) => fact !== '').map((fact) => element('li', {}, fact)),
  );
  notice.hidden = damage === null || about.to <= about.from;
  if (damage) {
    const values = { time: clockOf(damage.at), line: damage.line };
    notice.textContent = `△ ${fill(words.damaged, values)}`;
  }
  must('[data-acts]').replaceChildren(
    element('a', { class: 'button', download: true, href: fileHref(id, 'v3') }, words.downloadThree),
    element('a', { class: 'button', download: true, href: fileHref(id, 'v2') }, words.downloadTwo),
    removeButton(about),
  );
}

function removeButton({ recording }: RecordingAbout): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'button quiet' }, words.deleteOne);
  button.addEventListener('click', async () => {
    if (await askToDelete(recording, say)) location.replace(page.dataset.list!);
  });
  return button;
}

again.addEventListener('click', () => void load());
addEventListener('hashchange', () => location.reload());

let asked = false;
store.subscribe(({ connection }) => {
  if (asked || connection === 'waiting' || page.dataset.ready !== undefined) return;
  asked = true;
  void load();
});

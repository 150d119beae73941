/** A list of running shells to open, watch or close: in the terminal pane and on the page of one's record. */
import { fill, language, words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { machineName } from '../../machines.ts';
import { ask } from '../ask.ts';
import { titleBeside } from './plain-text.ts';
import { closeShell, looksBusy, quietMinutes, type RunningShell, runningShells } from './running.ts';

const QUIET_AFTER_MINUTES = 2;
const HOURS_AFTER_MINUTES = 120;

export type RunningHome = {
  /** An address, where opening is another page; otherwise it happens here. */
  open: { href: (shell: RunningShell) => string } | { here: (shell: RunningShell) => void };
  /** Whether this page shows it already. */
  isHere: (shell: RunningShell) => boolean;
  /** Ends a shell that this page shows; false when it shows none of that name. */
  endHere: (shell: RunningShell) => boolean;
  say: (sentence: string) => void;
};

export const watchHref = (terminal: string): string =>
  `${language === 'en' ? '/en' : ''}/lab/watch/#terminal=${terminal}`;

/** Fills `place` and keeps it true after every close; resolves with how many run. */
export async function showRunning(place: HTMLElement, home: RunningHome): Promise<number> {
  const shells = await runningShells();
  const again = () => void showRunning(place, home);
  if (shells === null) {
    const retry = element('button', { type: 'button', class: 'button' }, words.runningAgain);
    retry.addEventListener('click', again);
    place.replaceChildren(element('p', {}, words.runningFailed), retry);
    return 0;
  }
  const rows = shells.map((shell) => rowOf(shell, home, again));
  place.replaceChildren(
    rows.length > 0 ? element('ul', { class: 'running' }, ...rows) : element('p', {}, words.runningNone),
  );
  return shells.length;
}

function rowOf(shell: RunningShell, home: RunningHome, again: () => void): HTMLElement {
  const name = machineName(shell.machine);
  const title = titleBeside(name, shell.title);
  return element(
    'li',
    { 'data-shell': shell.terminal },
    element(
      'div',
      {},
      element('b', { class: 'mono' }, name),
      title ? element('span', { class: 'title mono' }, ` ${title}`) : null,
      element('small', {}, factsOf(shell, home.isHere(shell)).join(' · ')),
    ),
    element(
      'div',
      { class: 'acts' },
      openOf(shell, name, home),
      element(
        'a',
        {
          class: 'button',
          href: watchHref(shell.terminal),
          target: '_blank',
          rel: 'noopener',
          'aria-label': `${words.runningWatch}: ${name}`,
        },
        words.runningWatch,
      ),
      closeOf(shell, name, home, again),
    ),
  );
}

function factsOf(shell: RunningShell, isHere: boolean): string[] {
  const others = shell.viewers - (isHere ? 1 : 0);
  return [
    sinceOf(shell),
    quietOf(shell),
    isHere ? words.runningHere : '',
    others > 0 ? fill(words.companyViewers, { count: others }) : '',
    shell.watchers > 0 ? fill(words.companyWatchers, { count: shell.watchers }) : '',
    shell.recording ? words.recordingNow : '',
  ].filter((fact) => fact !== '');
}

/** With its day when that is not today. */
function sinceOf({ since }: RunningShell): string {
  const at = new Date(since);
  if (Number.isNaN(at.getTime())) return '';
  const today = at.toDateString() === new Date().toDateString();
  const day = today ? {} : ({ month: 'short', day: 'numeric' } as const);
  const time = at.toLocaleString(language, { ...day, hour: '2-digit', minute: '2-digit' });
  return fill(words.runningSince, { time });
}

function quietOf(shell: RunningShell): string {
  const minutes = quietMinutes(shell);
  if (minutes === null) return '';
  if (minutes < QUIET_AFTER_MINUTES) return words.runningNow;
  if (minutes < HOURS_AFTER_MINUTES) return fill(words.runningQuiet, { minutes });
  return fill(words.runningQuietHours, { hours: Math.floor(minutes / 60) });
}

function openOf(shell: RunningShell, name: string, { open }: RunningHome): HTMLElement {
  const label = { 'aria-label': `${words.runningOpen}: ${name}` };
  if ('href' in open)
    return element('a', { class: 'button strong', href: open.href(shell), ...label }, words.runningOpen);
  const button = element('button', { type: 'button', class: 'button strong', ...label }, words.runningOpen);
  button.addEventListener('click', () => open.here(shell));
  return button;
}

function closeOf(shell: RunningShell, name: string, home: RunningHome, again: () => void): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'button quiet', 'aria-label': `${words.runningEnd}: ${name}` },
    words.runningEnd,
  );
  button.addEventListener('click', async () => {
    if (looksBusy(shell) && !(await sure(name))) return;
    const ended = home.endHere(shell) || (await closeShell(shell.terminal));
    if (ended) {
      home.say(fill(words.runningEnded, { machine: name }));
      button.closest('li')?.remove();
    }
    again();
  });
  return button;
}

const sure = (machine: string) =>
  ask({
    title: fill(words.runningEndTitle, { machine }),
    text: words.runningEndBusy,
    yes: words.runningEnd,
  });

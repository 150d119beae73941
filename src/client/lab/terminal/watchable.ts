/** Terminals that can be looked at, as links of the watch page. */
import { words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { machineName } from '../../machines.ts';
import { titleBeside } from './plain-text.ts';
import { type RunningShell, runningShells } from './running.ts';

export async function showWatchable(place: HTMLElement): Promise<void> {
  const shells = await runningShells();
  if (shells === null) place.replaceChildren(element('p', {}, words.runningFailed), again(place));
  else if (shells.length === 0) place.replaceChildren(element('p', {}, words.watchNothing), again(place));
  else place.replaceChildren(element('ul', { class: 'running' }, ...shells.map(rowOf)));
}

function rowOf({ terminal, machine, title }: RunningShell): HTMLElement {
  const name = machineName(machine);
  const beside = titleBeside(name, title);
  return element(
    'li',
    {},
    element(
      'div',
      {},
      element('b', { class: 'mono' }, name),
      beside ? element('span', { class: 'title mono' }, ` ${beside}`) : null,
    ),
    element(
      'a',
      { class: 'button', href: `#terminal=${terminal}`, 'aria-label': `${words.runningWatch}: ${name}` },
      words.runningWatch,
    ),
  );
}

function again(place: HTMLElement): HTMLElement {
  const button = element('button', { type: 'button', class: 'button' }, words.runningAgain);
  button.addEventListener('click', () => void showWatchable(place));
  return button;
}

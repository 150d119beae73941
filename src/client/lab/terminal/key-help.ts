/** The keys of the terminal, to be read. */
import { words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { KEY_NAMES } from './keys.ts';

/** What the help says, in the order of need. */
const KEY_HELP: ReadonlyArray<{ keys: readonly string[]; text: string }> = [
  { keys: [KEY_NAMES.leave], text: words.keysLeave },
  { keys: [KEY_NAMES.enter], text: words.keysEnter },
  { keys: [KEY_NAMES.enter], text: words.keysTools },
  { keys: [KEY_NAMES.next, KEY_NAMES.previous], text: words.keysNext },
  { keys: ['Delete'], text: words.keysClose },
  { keys: [KEY_NAMES.find], text: words.keysFind },
  { keys: [KEY_NAMES.copy], text: words.keysCopy },
  { keys: [KEY_NAMES.paste], text: words.keysPaste },
  { keys: ['Ctrl+C'], text: words.keysInterrupt },
  { keys: ['Shift+PageUp', 'Shift+PageDown'], text: words.keysScroll },
  { keys: [KEY_NAMES.larger, KEY_NAMES.smaller, KEY_NAMES.standard], text: words.keysZoom },
  { keys: [KEY_NAMES.line], text: words.keysLine },
  { keys: [KEY_NAMES.check], text: words.keysCheck },
];

export function keyHelp(): HTMLElement {
  return element(
    'div',
    { class: 'key-help' },
    element(
      'dl',
      {},
      ...KEY_HELP.map(({ keys, text }) =>
        element(
          'div',
          {},
          element('dt', {}, text),
          element('dd', {}, ...keys.flatMap((key, at) => [at > 0 ? ' ' : '', element('kbd', {}, key)])),
        ),
      ),
    ),
    element('p', {}, words.keysOthers),
    element('p', {}, words.keysMouse),
  );
}

/** The settings of terminals, to be changed; what is changed can be seen at once in the terminal beside. */
import { words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { BELLS, SCROLLBACKS, type Settings, STANDARD, settings, THEMES, ZOOMS } from './settings.ts';

const THEME_NAMES: Record<Settings['theme'], string> = {
  dark: words.themeDark,
  light: words.themeLight,
  site: words.themeSite,
};
const BELL_NAMES: Record<Settings['bell'], string> = {
  mark: words.bellMark,
  sound: words.bellSound,
  off: words.bellOff,
};

type Switch = { [Key in keyof Settings]: Settings[Key] extends boolean ? Key : never }[keyof Settings];

/** Ends with the element: a form that nobody sees listens to nothing. */
export function settingsForm(): { form: HTMLElement; end: () => void } {
  const form = element('form', { class: 'settings' });
  const draw = (now: Settings) => {
    const focused = document.activeElement?.getAttribute('name');
    form.replaceChildren(...fieldsOf(now));
    form
      .querySelector<HTMLElement>(`[name="${focused ?? ''}"]:is(:checked, [type="checkbox"], select)`)
      ?.focus();
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  return { form, end: settings.subscribe(draw) };
}

function fieldsOf(now: Settings): HTMLElement[] {
  return [
    choice('theme', words.settingTheme, THEMES, now.theme, (one) => THEME_NAMES[one]),
    list('zoom', words.settingSize, ZOOMS, now.zoom, (one) => `${one}%`),
    choice('bell', words.settingBell, BELLS, now.bell, (one) => BELL_NAMES[one]),
    list('scrollback', words.settingScrollback, SCROLLBACKS, now.scrollback, (one) => one.toLocaleString()),
    onOff('askLines', words.settingLines, '', now),
    onOff('graphics', words.settingGraphics, words.settingGraphicsText, now),
    onOff('screenReader', words.settingReader, words.settingReaderText, now),
    standard(),
  ];
}

function choice<Key extends 'theme' | 'bell'>(
  name: Key,
  title: string,
  all: ReadonlyArray<Settings[Key]>,
  now: Settings[Key],
  nameOf: (one: Settings[Key]) => string,
): HTMLElement {
  const options = all.map((one) => {
    const input = element('input', { type: 'radio', name, value: one, checked: one === now });
    input.addEventListener('change', () => settings.change({ [name]: one }));
    return element('label', {}, input, element('span', {}, nameOf(one)));
  });
  return element('fieldset', {}, element('legend', {}, title), element('div', { class: 'row' }, ...options));
}

function list<Key extends 'zoom' | 'scrollback'>(
  name: Key,
  title: string,
  all: ReadonlyArray<Settings[Key]>,
  now: Settings[Key],
  nameOf: (one: Settings[Key]) => string,
): HTMLElement {
  const select = element(
    'select',
    { name },
    ...all.map((one) => element('option', { value: String(one), selected: one === now }, nameOf(one))),
  );
  select.addEventListener('change', () => settings.change({ [name]: Number(select.value) as Settings[Key] }));
  return element('label', { class: 'line' }, element('span', {}, title), select);
}

function onOff(name: Switch, title: string, text: string, now: Settings): HTMLElement {
  const input = element('input', { type: 'checkbox', name, checked: now[name] });
  input.addEventListener('change', () => settings.change({ [name]: input.checked }));
  return element(
    'label',
    { class: 'line' },
    element('span', {}, title, text ? element('small', {}, text) : null),
    input,
  );
}

function standard(): HTMLElement {
  const button = element('button', { type: 'button', class: 'button quiet' }, words.settingStandard);
  button.addEventListener('click', () => settings.change(STANDARD));
  return button;
}

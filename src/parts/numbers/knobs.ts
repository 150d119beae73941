/** The sliders of a part in the browser: read all, put all, say what each is at. */
import { must } from '../../client/element.ts';
import type { Language } from '../../i18n/index.ts';
import type { Unit, Values } from './knob.ts';
import { say } from './say.ts';

export const language: Language = document.documentElement.lang === 'en' ? 'en' : 'ko';

const sliders = (part: ParentNode): HTMLInputElement[] => [
  ...part.querySelectorAll<HTMLInputElement>('[data-knob]'),
];

export const knobValues = <Id extends string>(part: ParentNode): Values<Id> =>
  Object.fromEntries(sliders(part).map(({ dataset, value }) => [dataset.knob, Number(value)])) as Values<Id>;

export function putKnobs(part: ParentNode, values: Values): void {
  for (const slider of sliders(part)) {
    const value = values[slider.dataset.knob ?? ''];
    if (value !== undefined) slider.value = String(value);
  }
  sayKnobs(part);
}

export function sayKnobs(part: ParentNode): void {
  for (const slider of sliders(part)) {
    const said = say(Number(slider.value), slider.dataset.unit as Unit, language);
    slider.setAttribute('aria-valuetext', said);
    must('[data-said]', slider.closest<HTMLElement>('[data-knob-of]')!).textContent = said;
  }
}

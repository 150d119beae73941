/** A question in a dialog of the page, built from text. */
import { words } from '../../i18n/live.ts';
import { element } from '../element.ts';

export type Choice = { value: string; label: string; tone?: 'strong' | 'grave' };

export type Question = {
  title: string;
  text: string;
  detail?: string;
  /** Stands below the text, in place of `detail`. */
  body?: Node;
};

/** The value that was chosen, or `null` when nobody wanted any. */
export function choose(question: Question, choices: readonly Choice[]): Promise<string | null> {
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'asked' },
    element('h2', { id: 'asked' }, question.title),
    question.text ? element('p', {}, question.text) : null,
    question.detail ? element('pre', { tabindex: '0' }, question.detail) : null,
    question.body ?? null,
    element(
      'form',
      { method: 'dialog', class: 'choices' },
      element('button', { class: 'button', value: 'no', autofocus: true }, words.cancel),
      ...choices.map(({ value, label, tone }) =>
        element('button', { class: tone ? `button ${tone}` : 'button', value }, label),
      ),
    ),
  );
  document.body.append(dialog);
  const before = document.activeElement;
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      const chosen = choices.find(({ value }) => value === dialog.returnValue);
      answer(chosen?.value ?? null);
    });
  });
}

export async function ask(question: Question & { yes: string }): Promise<boolean> {
  return (await choose(question, [{ value: 'yes', label: question.yes, tone: 'strong' }])) === 'yes';
}

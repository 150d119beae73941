/** A question in a dialog of the page, built from text. */

import { words } from '../../i18n/live.ts';
import { element } from '../element.ts';

export function ask(question: {
  title: string;
  text: string;
  detail?: string;
  yes: string;
}): Promise<boolean> {
  const title = element('h2', { id: 'asked' }, question.title);
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'asked' },
    title,
    element('p', {}, question.text),
    question.detail ? element('pre', {}, question.detail) : null,
    element(
      'form',
      { method: 'dialog', class: 'choices' },
      element('button', { class: 'button', value: 'no', autofocus: true }, words.cancel),
      element('button', { class: 'button strong', value: 'yes' }, question.yes),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'yes');
    });
  });
}

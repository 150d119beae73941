/** Run buttons: type a block into the terminal of the machine it names, asking first where harm is possible. */
import { fill } from '../../i18n/fill.ts';
import { words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { machineName } from '../machines.ts';
import { codeOf } from '../page/copy.ts';
import { revealTerminals } from './layout.ts';
import { terminals } from './terminals.ts';

const dialog = must<HTMLDialogElement>('dialog[data-danger]');
const announcer = must<HTMLElement>('[data-announce]');

/** Whether the reader, told on which machine and why, still wants it. */
function confirmDanger(machine: string, why: string, code: string): Promise<boolean> {
  must('[data-danger-title]', dialog).textContent = fill(dialog.dataset.title ?? '', { machine });
  must('[data-danger-why]', dialog).textContent = why;
  must('[data-danger-code]', dialog).textContent = code;
  must('[data-danger-yes]', dialog).textContent = fill(dialog.dataset.yes ?? '', { machine });
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
  });
}

async function typeInto(machine: string, code: string): Promise<boolean> {
  revealTerminals();
  const typed = await terminals.type(machine, code);
  announcer.textContent = fill(typed ? words.typed : words.notTyped, { machine: machineName(machine) });
  return typed;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-run]')) {
  const block = button.closest<HTMLElement>('[data-block]')!;
  button.addEventListener('click', async () => {
    const machine = block.dataset.machine!;
    const { danger } = block.dataset;
    const code = block.dataset.type ?? codeOf(block);
    if (danger !== undefined && !(await confirmDanger(machineName(machine), danger, code))) return;
    delete block.dataset.typed;
    if (await typeInto(machine, code)) block.dataset.typed = '';
  });
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-type-into]') : null;
  if (button) void typeInto(button.dataset.typeInto!, button.dataset.command!);
});

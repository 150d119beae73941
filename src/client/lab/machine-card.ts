/** A machine's card: its state, a terminal on request, a fresh start after a question. */
import { must } from '../element.ts';
import { live, store } from '../page/connection.ts';
import { showState } from './machine-map.ts';
import { terminals } from './terminals.ts';

const card = must<HTMLElement>('[data-machine-card]');
const machine = card.dataset.machineCard!;
const open = must<HTMLButtonElement>('[data-open-terminal]', card);
const reset = must<HTMLButtonElement>('[data-reset]', card);
const shell = must<HTMLElement>('[data-shell]', card);
const dialog = must<HTMLDialogElement>('[data-reset-dialog]', card);

open.addEventListener('click', () => {
  shell.hidden = false;
  const tab = terminals.open(machine);
  shell.scrollIntoView({ block: 'nearest' });
  if (!matchMedia('(pointer: coarse)').matches) void tab.show().then(() => tab.focus());
});
terminals.onLeave(() => open.focus());

// From the list of running shells: the one in the address, and nothing else of it.
const wanted = new URLSearchParams(location.hash.slice(1)).get('terminal');
if (wanted !== null && /^[a-z0-9-]{1,64}$/.test(wanted)) {
  shell.hidden = false;
  terminals.openShell({ machine, terminal: wanted });
}

reset.addEventListener('click', () => {
  dialog.returnValue = 'no';
  dialog.showModal();
});
dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'yes') live.reset(machine);
});

store.subscribe(({ lab, connection, notice }) => {
  const connected = connection === 'connected' && lab !== null && lab.kind !== 'none';
  showState(must('[data-machine-state]', card), (connected && lab.machines[machine]) || 'waiting');
  open.disabled = !connected;
  reset.disabled = !connected || lab.kind !== 'practice';
  must('[data-announce]', card).textContent = notice;
});

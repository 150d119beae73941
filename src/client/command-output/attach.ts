/** Every terminal of the page keeps a log of its commands; the panel that shows it is loaded when somebody asks. */
import type { Terminal } from '@xterm/xterm';
import { words } from '../../i18n/commands.ts';
import { addAction, attachToTerminals, type OpenTerminal } from '../lab/terminal/toolbar.ts';
import { type Command, CommandLog } from './command-log.ts';
import { Jump } from './jump.ts';
import { type CommandKey, commandKey, KEY_NAMES } from './keys.ts';
import { finishedWords, nameOf, outcomeWords } from './outcome.ts';

/** Whoever waited this long may have looked away. */
const WORTH_TELLING_MS = 5000;

/** All that belongs to the commands of one terminal. */
export type Told = { terminal: OpenTerminal; xterm: Terminal; log: CommandLog; jump: Jump };

const told = new WeakMap<OpenTerminal, Told>();

attachToTerminals((terminal, xterm, place) => {
  const log = new CommandLog(xterm);
  const one: Told = { terminal, xterm, log, jump: new Jump(xterm, log) };
  told.set(terminal, one);
  const ends = [
    log.subscribe((ended) => ended && tell(terminal, ended)),
    // After everything that draws the screen anew.
    terminal.listen((event) => event.type === 'screen' && xterm.write('', () => log.restore(event.marks))),
  ];
  const typed = xterm.onData(() => one.jump.leave());
  const pressed = (event: KeyboardEvent) => press(event, one);
  place.addEventListener('keydown', pressed, { capture: true });
  return () => {
    place.removeEventListener('keydown', pressed, { capture: true });
    typed.dispose();
    for (const end of ends) end();
    log.dispose();
  };
});

addAction({
  id: 'commands',
  group: 'read',
  label: words.action,
  keys: KEY_NAMES.list,
  when: (terminal) => told.has(terminal),
  run: (terminal) => show(terminal, 'list'),
});

function show(terminal: OpenTerminal, what: 'list' | 'failed'): void {
  const one = told.get(terminal);
  if (one) void import('./panel.ts').then(({ openPanel }) => openPanel(one, what));
}

function tell(terminal: OpenTerminal, command: Command): void {
  if (command.ms >= WORTH_TELLING_MS) terminal.say(finishedWords(command));
}

function press(event: KeyboardEvent, one: Told): void {
  const key = commandKey(event);
  if (key === null || !isOurs(key, one)) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === 'list' || key === 'failed') show(one.terminal, key);
  else move(key, one);
}

/** Arrows belong to a full-screen program, and to a shell that has no commands to go to. */
function isOurs(key: CommandKey, { xterm, log }: Told): boolean {
  if (key === 'list' || key === 'failed') return true;
  return xterm.buffer.active.type === 'normal' && log.commands.length > 0;
}

function move(key: 'before' | 'after', { terminal, jump }: Told): void {
  const command = jump.go(key);
  if (command) terminal.say(`${nameOf(command)}: ${outcomeWords(command)}`);
  else if (command === null) terminal.say(words.noEarlier);
}

/** The commands of a terminal as a list of headings, each with its output as plain text. */
import './panel.css';
import { fill, words } from '../../i18n/commands.ts';
import { element } from '../element.ts';
import { copy } from '../lab/terminal/clipboard.ts';
import type { Told } from './attach.ts';
import { CommandItem } from './command-item.ts';
import type { Command } from './command-log.ts';
import { commandKey, KEY_NAMES } from './keys.ts';
import { nameOf, outcomeOf } from './outcome.ts';
import { wholeText } from './screen-text.ts';
import { textBlock } from './text-block.ts';

const open = new WeakMap<Told, Panel>();

export function openPanel(told: Told, what: 'list' | 'failed'): void {
  const known = open.get(told);
  const panel = known?.isOpen ? known : new Panel(told);
  open.set(told, panel);
  if (what === 'failed') panel.nextFailed();
  else if (panel === known) panel.focus();
}

class Panel {
  readonly #told: Told;
  readonly #now = element('p', { class: 'command-now' });
  readonly #list = element('ol', { class: 'command-list', 'aria-label': words.list });
  readonly #whole = element('div', { class: 'command-whole' });
  readonly #failed = button(words.nextFailed, KEY_NAMES.failed);
  readonly #body: HTMLElement;
  readonly #close: () => void;
  #items: CommandItem[] = [];
  /** The failed command that was shown last. */
  #failedAt: Command | null = null;
  /** All the text is shown because there was nothing better. */
  #isMakeshift = false;

  constructor(told: Told) {
    this.#told = told;
    const whole = button(words.whole);
    whole.addEventListener('click', () => this.#showWhole());
    this.#failed.addEventListener('click', () => this.nextFailed());
    this.#body = element(
      'div',
      { class: 'commands' },
      element('div', { class: 'command-tools' }, this.#failed, whole),
      this.#now,
      this.#whole,
      this.#list,
    );
    this.#body.addEventListener('keydown', (event) => {
      if (commandKey(event) !== 'failed') return;
      event.preventDefault();
      this.nextFailed();
    });
    const end = told.log.subscribe(() => this.#draw());
    this.#draw();
    this.#close = told.terminal.showDrawer({ title: words.action, body: this.#body, closed: end });
  }

  get isOpen(): boolean {
    return this.#body.isConnected;
  }

  focus(): void {
    (this.#items[0]?.heading ?? this.#failed).focus();
  }

  /** The newest that failed, then the ones before it, then the newest again. */
  nextFailed(): void {
    const failed = this.#told.log.commands.filter((command) => outcomeOf(command) === 'failed').toReversed();
    const next = failed[failed.indexOf(this.#failedAt!) + 1] ?? failed[0] ?? null;
    this.#failedAt = next;
    const item = this.#items.find(({ command }) => command === next);
    if (!item) {
      this.#told.terminal.say(words.noFailed);
      return;
    }
    item.open();
    item.heading.focus();
    item.element.scrollIntoView({ block: 'nearest' });
  }

  /** Newest first. What is open stays open, and what has the focus keeps it. */
  #draw(): void {
    const { log, xterm } = this.#told;
    const commands = log.commands.toReversed();
    const known = new Map(this.#items.map((item) => [item.command, item]));
    this.#items = commands.map((command) => known.get(command) ?? new CommandItem(command, this.#home));
    for (const item of known.values()) if (!commands.includes(item.command)) item.element.remove();
    this.#items.forEach((item, at) => {
      if (this.#list.children[at] !== item.element)
        this.#list.insertBefore(item.element, this.#list.children[at] ?? null);
      item.draw();
    });
    this.#failed.disabled = !commands.some((command) => outcomeOf(command) === 'failed');
    const { running } = log;
    const isFullScreen = xterm.buffer.active.type === 'alternate';
    if (isFullScreen || !log.isMarked) {
      this.#say(isFullScreen ? words.fullScreen : words.noMarks);
      this.#showWhole();
      this.#isMakeshift = true;
      return;
    }
    if (this.#isMakeshift) this.#whole.replaceChildren();
    this.#isMakeshift = false;
    if (commands.length === 0) this.#say(words.noneYet);
    else this.#say(running ? fill(words.runningNow, { command: nameOf(running) }) : '');
  }

  #say(sentence: string): void {
    this.#now.hidden = sentence === '';
    if (this.#now.textContent !== sentence) this.#now.textContent = sentence;
  }

  #showWhole(): void {
    const { xterm, terminal } = this.#told;
    const read = () => wholeText(xterm.buffer.active);
    const copyAll = button(words.copyWhole);
    copyAll.addEventListener('click', () => void copy(read().all).then((said) => terminal.say(said)));
    this.#whole.replaceChildren(textBlock(read, fill(words.wholeOf, { machine: terminal.name })), copyAll);
  }

  readonly #home = {
    read: (command: Command) => this.#told.log.outputOf(command),
    copy: (text: string) => void copy(text).then((said) => this.#told.terminal.say(said)),
    find: (command: Command) => {
      const line = this.#told.log.lineOf(command);
      if (line === null) {
        this.#told.terminal.say(words.gone);
        return;
      }
      this.#close();
      this.#told.jump.to(line);
    },
  };
}

function button(text: string, keys?: string): HTMLButtonElement {
  return element('button', { type: 'button', class: 'button' }, text, keys ? element('kbd', {}, keys) : null);
}

import { must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import { ALL, isLit, type Placed, readView, stepped, sumOf, type View } from './model.ts';

type Said = { sum: string; names: Record<string, string> };

/** The window of forty panes: one role is lit, one machine tells what it is for. */
class RackView extends LivePart<Said> {
  #view: View = { group: ALL, machine: null };

  get #panes(): HTMLButtonElement[] {
    return this.all<HTMLButtonElement>('machine');
  }
  get #machines(): Placed[] {
    return this.#panes.map(({ dataset }) => ({
      id: dataset.machine ?? '',
      host: dataset.host ?? '',
      group: dataset.group ?? '',
      memoryGb: Number(dataset.memory),
    }));
  }
  get #first(): View {
    return { group: this.dataset.start ?? ALL, machine: null };
  }
  get #memory() {
    const machines = this.#machines;
    return this.memory(
      readView(
        machines.map(({ group }) => group),
        machines.map(({ id }) => id),
      ),
    );
  }

  protected start(): void {
    for (const role of this.all<HTMLInputElement>('role'))
      role.addEventListener('change', () => this.#change({ ...this.#view, group: role.value }));
    for (const [i, pane] of this.#panes.entries()) {
      pane.addEventListener('click', () => this.#press(pane));
      pane.addEventListener('keydown', (event) => this.#walk(event, i));
    }
    this.#view = this.#memory.get() ?? this.#first;
    this.#show();
  }

  protected restart(): void {
    this.#view = this.#first;
    this.#memory.forget();
    this.#show();
    must<HTMLElement>('[data-role]:checked', this).focus();
  }

  #press(pane: HTMLButtonElement): void {
    const { machine = null } = pane.dataset;
    this.#change({ ...this.#view, machine: machine === this.#view.machine ? null : machine });
  }

  #walk(event: KeyboardEvent, at: number): void {
    if (!/^(Arrow|Home$|End$)/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const panes = this.#panes;
    const top = (pane: HTMLElement) => pane.getBoundingClientRect().top;
    const columns = panes.filter((pane) => top(pane) === top(panes[0]!)).length;
    const to = panes[stepped(at, event.key, { columns, total: panes.length })]!;
    this.#reach(to);
    to.focus();
  }

  /** One stop for the Tab key; arrows lead on from there. */
  #reach(reached: HTMLElement): void {
    for (const pane of this.#panes) pane.tabIndex = pane === reached ? 0 : -1;
  }

  #change(view: View): void {
    this.#view = view;
    this.#memory.set(view);
    this.#show();
  }

  #show(): void {
    const { group, machine } = this.#view;
    for (const role of this.all<HTMLInputElement>('role')) role.checked = role.value === group;
    for (const pane of this.#panes) {
      pane.toggleAttribute('data-lit', isLit({ group: pane.dataset.group ?? '' }, group));
      const pressed = pane.dataset.machine === machine;
      pane.setAttribute('aria-pressed', String(pressed));
      if (pressed) this.#reach(pane);
    }
    const sum = sumOf(this.#machines, group);
    this.one('sum').textContent = fill(this.words.sum, { name: this.words.names[group] ?? group, ...sum });
    this.tell(...(machine ? copied(this.querySelector(`[data-about="${machine}"]`)) : []));
  }
}

customElements.define('rack-view', RackView);

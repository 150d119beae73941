/** What this page knows at the moment; components subscribe and draw again when it changed. */
import type { CheckResult, LabState, StageProgress } from '#protocol';
import { isProgress } from './shapes.ts';

/**
 * waiting       not tried yet
 * reconnecting  it was good and is gone; being tried again
 * away          nobody takes the connection · mute: it is taken, and nothing answers · unsteady: it is taken and dropped;
 *               all three are tried again, less and less often
 * the rest      say why nobody tries any more
 */
export type Connection =
  | 'waiting'
  | 'connected'
  | 'reconnecting'
  | 'away'
  | 'mute'
  | 'unsteady'
  | 'not-allowed'
  | 'bad-token'
  | 'too-many'
  | 'old-page';

export type State = {
  connection: Connection;
  /** The server said something this page does not understand. */
  puzzled: boolean;
  lab: LabState | null;
  progress: readonly StageProgress[];
  /** By "stage/step/check". */
  results: ReadonlyMap<string, CheckResult>;
  /** Steps that are being looked at right now, by id. */
  checking: ReadonlySet<string>;
  /** The last word about a reset or a refusal, to be announced. */
  notice: string;
};

type Listener = (state: State) => void;

const PROGRESS_KEY = 'madang.progress';

export class Store {
  #state: State = {
    connection: 'waiting',
    puzzled: false,
    lab: null,
    progress: rememberedProgress(),
    results: new Map(),
    checking: new Set(),
    notice: '',
  };
  readonly #listeners = new Set<Listener>();

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    if (change.progress) rememberProgress(change.progress);
    for (const listener of this.#listeners) listener(this.#state);
  }

  /** Calls back now and after every change. */
  subscribe(listener: Listener): void {
    this.#listeners.add(listener);
    listener(this.#state);
  }
}

export const resultKey = (result: { stage: number; step: string; check: string }): string =>
  `${result.stage}/${result.step}/${result.check}`;

/** Progress as it was last seen, so that the map is right while the server is away. */
function rememberedProgress(): readonly StageProgress[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(PROGRESS_KEY) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isProgress) : [];
  } catch {
    return [];
  }
}

function rememberProgress(progress: readonly StageProgress[]): void {
  try {
    localStorage.setItem(PROGRESS_KEY, JSON.stringify(progress));
  } catch {
    // A full or forbidden storage costs only the copy.
  }
}

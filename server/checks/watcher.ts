/** Checks again and again what somebody has on the screen, and slowly what must not break later. */
import type { CheckResult } from '#protocol';
import type { Checker, CheckRequest } from './checker.ts';

/** Between two looks at a step that is being worked on, at one that is done, at the kept checks of earlier stages. */
const PAUSES = { watchMs: 3_000, doneMs: 20_000, keepMs: 60_000 };

type Listener = (results: CheckResult[]) => void;
type Watch = {
  listeners: Set<Listener>;
  timer: NodeJS.Timeout | null;
  last: CheckResult[] | null;
  told: string;
};

export class Watcher {
  readonly #check: Checker['check'];
  readonly #onFault: (error: unknown) => void;
  readonly #pauses: typeof PAUSES;
  readonly #watches = new Map<string, Watch>();

  constructor(check: Checker['check'], onFault: (error: unknown) => void, pauses = PAUSES) {
    this.#check = check;
    this.#pauses = pauses;
    this.#onFault = onFault;
  }

  /** Looks now and then by itself; tells the first result and every change. Returns the function that stops it. */
  watch(request: CheckRequest, listener: Listener): () => void {
    const key = JSON.stringify([request.stage, request.step, request.keep]);
    const watch = this.#watches.get(key) ?? this.#start(key, request);
    watch.listeners.add(listener);
    if (watch.last) listener(watch.last);
    return () => {
      watch.listeners.delete(listener);
      if (watch.listeners.size === 0) this.#stop(key, watch);
    };
  }

  close(): void {
    for (const [key, watch] of this.#watches) this.#stop(key, watch);
  }

  #start(key: string, request: CheckRequest): Watch {
    const watch: Watch = { listeners: new Set(), timer: null, last: null, told: '' };
    this.#watches.set(key, watch);
    void this.#round(key, watch, request);
    return watch;
  }

  #stop(key: string, watch: Watch): void {
    if (watch.timer) clearTimeout(watch.timer);
    watch.listeners.clear();
    if (this.#watches.get(key) === watch) this.#watches.delete(key);
  }

  async #round(key: string, watch: Watch, request: CheckRequest): Promise<void> {
    try {
      const results = await this.#check(request);
      this.#tell(watch, results);
    } catch (error) {
      this.#onFault(error);
    }
    if (this.#watches.get(key) !== watch) return;
    watch.timer = setTimeout(
      () => void this.#round(key, watch, request),
      jitter(this.#pause(request, watch.last)),
    );
  }

  #pause(request: CheckRequest, results: CheckResult[] | null): number {
    const { watchMs, doneMs, keepMs } = this.#pauses;
    if (request.keep) return keepMs;
    return results?.every(({ verdict }) => verdict === 'done') ? doneMs : watchMs;
  }

  #tell(watch: Watch, results: CheckResult[]): void {
    const told = JSON.stringify(results.map(({ at: _, ...rest }) => rest));
    watch.last = results;
    if (told === watch.told) return;
    watch.told = told;
    for (const listener of watch.listeners) listener(results);
  }
}

/** Many pages that were opened together do not look together for ever. */
const jitter = (ms: number): number => ms * (0.8 + Math.random() * 0.4);

/** The live channel's side of the house: what every open page watches, and what all of them are told. */
import type { CheckResult, LabState, LiveEvent, LiveRequest, StageProgress } from '#protocol';
import { REASONS, type ReasonName } from './reasons.ts';

export type Send = (event: LiveEvent) => void;
export type Connection = { handle: (request: LiveRequest) => void; close: () => void };
export type Asked = { stage: number; step?: string | undefined; keep?: boolean };

export type LiveParts = {
  lab: () => LabState;
  /** Stages of the course and the steps of each, in order. */
  outline: ReadonlyArray<{ number: number; steps: ReadonlyArray<{ id: string }> }>;
  check: (asked: Asked) => Promise<CheckResult[]>;
  /** Tells the first result and every change; returns the function that stops it. */
  watch: (asked: Asked, listener: (results: CheckResult[]) => void) => () => void;
  /** Writes results down; true when the learner's progress changed. */
  record: (learner: string, results: readonly CheckResult[]) => boolean;
  progress: (learner: string) => StageProgress[];
  /** Puts a practice machine back; null where machines are not ours to put back. */
  reset: ((machine: string, stage: number | undefined) => Promise<void>) | null;
  onFault: (error: unknown) => void;
};

/** A page that asks for more at once is a page gone wild; a learner has a few pages. */
const CHECKS_AT_ONCE = { page: 8, learner: 24 } as const;
/** Every change of what is watched looks at machines at once. Somebody who turns pages changes it now and then. */
const WATCHES = { burst: 5, windowMs: 1000 } as const;

type Watch = Extract<LiveRequest, { type: 'watch' }>;
type Page = {
  learner: string;
  send: Send;
  watches: Array<() => void>;
  checks: number;
  /** How often it has changed what it watches in this window, the window's end, and what it wants after that. */
  turns: number;
  window: NodeJS.Timeout | null;
  wanted: Watch | null;
};

export class Live {
  readonly #parts: LiveParts;
  readonly #pages = new Set<Page>();
  /** Machines that are being put back. */
  readonly #resetting = new Set<string>();
  #labTimer: NodeJS.Timeout | null = null;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  connect(learner: string, send: Send): Connection {
    const page: Page = {
      learner,
      send,
      watches: [],
      checks: 0,
      turns: 0,
      window: null,
      wanted: null,
    };
    this.#pages.add(page);
    send({ type: 'lab', lab: this.#parts.lab() });
    send({ type: 'progress', stages: this.#parts.progress(learner) });
    return {
      handle: (request) => this.#handle(page, request),
      close: () => {
        this.#pages.delete(page);
        leave(page);
      },
    };
  }

  /** Tells every page how the lab is; forty machines that come up together are told in a few events. */
  labChanged(): void {
    this.#labTimer ??= setTimeout(() => {
      this.#labTimer = null;
      const lab = this.#parts.lab();
      for (const page of this.#pages) page.send({ type: 'lab', lab });
    }, 100);
  }

  /** Writes results down and shows them to every page of the learner. */
  found(learner: string, results: CheckResult[]): void {
    const changed = this.#parts.record(learner, results);
    for (const [stage, some] of byStage(results))
      this.#tell(learner, { type: 'results', stage, results: some });
    if (changed) this.#tell(learner, { type: 'progress', stages: this.#parts.progress(learner) });
  }

  close(): void {
    if (this.#labTimer) clearTimeout(this.#labTimer);
    for (const page of this.#pages) leave(page);
    this.#pages.clear();
  }

  #handle(page: Page, request: LiveRequest): void {
    if (request.type === 'watch') this.#watch(page, request);
    else if (request.type === 'check') void this.#check(page, request);
    else if (request.type === 'reset') void this.#reset(page, request);
  }

  /** What comes too fast waits for the end of the window; only the last of it counts. */
  #watch(page: Page, request: Watch): void {
    if (page.turns >= WATCHES.burst) {
      page.wanted = request;
      return;
    }
    page.turns++;
    page.window ??= setTimeout(() => {
      const { wanted } = page;
      Object.assign(page, { turns: 0, window: null, wanted: null });
      if (wanted) this.#watch(page, wanted);
    }, WATCHES.windowMs);
    this.#turn(page, request);
  }

  #turn(page: Page, { stage, steps }: Watch): void {
    stopWatching(page);
    if (steps.length === 0 || this.#parts.lab().kind === 'none') return;
    const known = this.#steps(stage);
    if (!known || steps.some((step) => !known.includes(step))) {
      refuse(page, 'no-such-step');
      return;
    }
    const asked: Asked[] = [
      ...new Set(steps).values().map((step) => ({ stage, step })),
      ...this.#kept(page.learner, stage),
    ];
    page.watches = asked.map((one) => this.#parts.watch(one, (results) => this.#seen(page, results)));
  }

  /** Earlier stages that were finished in part: what they asked to keep must not break unnoticed. */
  #kept(learner: string, before: number): Asked[] {
    return this.#parts
      .progress(learner)
      .filter(({ stage, done }) => stage < before && done.length > 0)
      .map(({ stage }) => ({ stage, keep: true }));
  }

  /** What a watch tells goes to the page that watches; other pages watch for themselves. */
  #seen(page: Page, results: CheckResult[]): void {
    const changed = this.#parts.record(page.learner, results);
    for (const [stage, some] of byStage(results)) page.send({ type: 'results', stage, results: some });
    if (changed) this.#tell(page.learner, { type: 'progress', stages: this.#parts.progress(page.learner) });
  }

  async #check(page: Page, { stage, step }: { stage: number; step?: string | undefined }): Promise<void> {
    const known = this.#steps(stage);
    if (this.#parts.lab().kind === 'none') return refuse(page, 'no-lab');
    if (!known || (step !== undefined && !known.includes(step))) return refuse(page, 'no-such-step');
    if (page.checks >= CHECKS_AT_ONCE.page || this.#checksOf(page.learner) >= CHECKS_AT_ONCE.learner)
      return refuse(page, 'busy');
    page.checks++;
    try {
      page.send({ type: 'checking', stage, steps: step === undefined ? known : [step] });
      this.found(page.learner, await this.#parts.check({ stage, step }));
    } catch (error) {
      this.#parts.onFault(error);
      refuse(page, 'broken');
    } finally {
      page.checks--;
    }
  }

  async #reset(
    page: Page,
    { machine, stage }: { machine: string; stage?: number | undefined },
  ): Promise<void> {
    const { reset, lab } = this.#parts;
    if (!reset) return refuse(page, 'not-ours');
    if (!Object.hasOwn(lab().machines, machine)) return refuse(page, 'no-such-machine');
    if (this.#resetting.has(machine)) return refuse(page, 'resetting');
    this.#resetting.add(machine);
    this.#tell(page.learner, { type: 'reset', machine, state: 'started', reason: '' });
    try {
      await reset(machine, stage);
      this.#tell(page.learner, { type: 'reset', machine, state: 'done', reason: '' });
    } catch (error) {
      this.#parts.onFault(error);
      const reason = error instanceof Error ? error.message : String(error);
      this.#tell(page.learner, { type: 'reset', machine, state: 'failed', reason });
    } finally {
      this.#resetting.delete(machine);
    }
  }

  #checksOf(learner: string): number {
    let checks = 0;
    for (const page of this.#pages) if (page.learner === learner) checks += page.checks;
    return checks;
  }

  #steps(stage: number): string[] | null {
    return this.#parts.outline.find(({ number }) => number === stage)?.steps.map(({ id }) => id) ?? null;
  }

  #tell(learner: string, event: LiveEvent): void {
    for (const page of this.#pages) if (page.learner === learner) page.send(event);
  }
}

function leave(page: Page): void {
  if (page.window) clearTimeout(page.window);
  stopWatching(page);
}

function stopWatching(page: Page): void {
  for (const stop of page.watches) stop();
  page.watches = [];
}

function refuse(page: Page, code: ReasonName): void {
  page.send({ type: 'refused', code, message: REASONS[code] });
}

function byStage(results: readonly CheckResult[]): Map<number, CheckResult[]> {
  return Map.groupBy(results, ({ stage }) => stage);
}

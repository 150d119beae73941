/** What every measurement of terminals has at hand. */
import { HouseProcess, type Small } from './house-process.ts';
import type { How } from './line.ts';
import { LoadProcess } from './load-process.ts';
import type { Wetty } from './wetty.ts';

export type Bench = {
  /** Machines that are up. */
  machines: readonly string[];
  /** Short, for trying. */
  quick: boolean;
  /** null when it cannot be had. */
  wetty: Wetty | null;
  small: Small;
  ssh: (machine: string) => How;
  /** Runs a script as root on a machine, past any terminal. */
  asRoot: (machine: string, script: string) => Promise<void>;
  note: (text: string) => void;
};

export type Kind = How['is'];

/** A house, and terminals in it and beside it, for one measurement; all of them gone at its end. */
export class Scene {
  readonly bench: Bench;
  readonly house: HouseProcess;
  readonly #loads: LoadProcess[] = [];

  constructor(bench: Bench, house: HouseProcess) {
    this.bench = bench;
    this.house = house;
  }

  /** Every kind that can be measured here. */
  get kinds(): Kind[] {
    return this.bench.wetty ? ['ssh', 'wetty', 'ours'] : ['ssh', 'ours'];
  }

  /** Its own process, so that loads do not wait for each other. */
  load(): LoadProcess {
    const load = new LoadProcess();
    this.#loads.push(load);
    return load;
  }

  how(kind: Kind, machine: string): How {
    const { ssh, wetty } = this.bench;
    if (kind === 'ssh') return ssh(machine);
    if (kind === 'ours') return this.ours(machine);
    if (!wetty) throw new Error('wetty must be there to be measured');
    return { is: 'wetty', origin: wetty.origin, folder: wetty.folder, machine };
  }

  /** `session` is one of the house's, because sockets of one session are bounded. */
  ours(machine: string, { session = 0, drawsPerSecond }: { session?: number; drawsPerSecond?: number } = {}) {
    const { origin, cookies } = this.house;
    const how = { is: 'ours', origin, cookie: cookies[session % cookies.length]!, machine } as const;
    return drawsPerSecond === undefined ? how : { ...how, drawsPerSecond };
  }

  /** One machine after the other. */
  machine(index: number): string {
    const { machines } = this.bench;
    return machines[index % machines.length]!;
  }

  async end(): Promise<void> {
    await Promise.all(this.#loads.map((load) => load.end()));
    await this.house.end();
  }
}

/** Every measurement gets a house that has done nothing yet. */
export async function withScene<T>(bench: Bench, measure: (scene: Scene) => Promise<T>): Promise<T> {
  const scene = new Scene(bench, await HouseProcess.open(bench.machines, bench.small));
  try {
    return await measure(scene);
  } finally {
    await scene.end();
  }
}

/** So many names that begin alike. */
export const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i}`);

/** Turns a shell into a program that gives back every byte as it comes. */
export async function makeEcho(load: LoadProcess, name: string): Promise<void> {
  await load.ask('say', name, "stty raw -echo; printf 'REA''DY'; exec cat\r", 'READY');
}

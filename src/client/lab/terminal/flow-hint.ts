/** Ctrl+S stops all output of a shell, and a beginner thinks it broke: says so when keys go in and nothing comes out. */
const STOP = '\x13';
const KEYS_IN_VAIN = 3;

export class FlowHint {
  readonly #tell: (stopped: boolean) => void;
  #keys: number | null = null;

  constructor(tell: (stopped: boolean) => void) {
    this.#tell = tell;
  }

  typed(text: string): void {
    if (text === STOP) this.#keys = 0;
    else if (this.#keys !== null) {
      this.#keys += 1;
      if (this.#keys === KEYS_IN_VAIN) this.#tell(true);
    }
  }

  /** Something came out: nothing is stopped. */
  heard(): void {
    if (this.#keys === null) return;
    if (this.#keys >= KEYS_IN_VAIN) this.#tell(false);
    this.#keys = null;
  }
}

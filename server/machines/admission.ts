/** Who may log in next: a stock sshd drops logins that come in a burst, so they wait here instead. */

/** Logins in flight at once from this computer; each costs a key exchange on both sides. */
const AT_ONCE = 5;
const AT_ONCE_PER_MACHINE = 2;

export class Admission {
  readonly #inside = new Map<string, number>();
  readonly #waiting: Array<{ machine: string; enter: () => void }> = [];
  #count = 0;

  /** Runs `login` when there is room for it, in the order of asking. */
  async enter<T>(machine: string, login: () => Promise<T>): Promise<T> {
    await new Promise<void>((enter) => {
      this.#waiting.push({ machine, enter });
      this.#admit();
    });
    try {
      return await login();
    } finally {
      this.#count -= 1;
      this.#inside.set(machine, (this.#inside.get(machine) ?? 1) - 1);
      this.#admit();
    }
  }

  #admit(): void {
    while (this.#count < AT_ONCE) {
      const next = this.#waiting.findIndex(
        ({ machine }) => (this.#inside.get(machine) ?? 0) < AT_ONCE_PER_MACHINE,
      );
      if (next < 0) return;
      const [{ machine, enter }] = this.#waiting.splice(next, 1) as [{ machine: string; enter: () => void }];
      this.#count += 1;
      this.#inside.set(machine, (this.#inside.get(machine) ?? 0) + 1);
      enter();
    }
  }
}

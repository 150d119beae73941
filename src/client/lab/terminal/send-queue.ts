/**
 * Everything that goes to a shell, in one line: typed keys at once, a paste in pieces, nothing before what came earlier,
 * nothing twice. What has not been sent when the connection breaks is dropped, never sent later.
 */

/** A shell takes about this much at once. */
const PIECE_BYTES = 4096;
/** Above this the network is behind; what is sent now would only lie there, where it cannot be cancelled. */
const BEHIND_BYTES = 32 * 1024;
/** Between the pieces of a paste: half a megabyte a second, so that `held` is heard in time. */
const PACE_MS = 8;
/** Typed keys that wait for a shell that does not read; more nobody types on purpose. */
const TYPED_LIMIT_BYTES = 16 * 1024;
const INTERRUPT = 0x03;

export type Outlet = {
  open: () => boolean;
  /** Bytes given to `send` that have not left this computer. */
  waiting: () => number;
  send: (bytes: Uint8Array) => void;
};

export type PasteEnd = 'sent' | 'cancelled' | 'cut';

export type PasteRun = {
  total: number;
  sent: () => number;
  cancel: () => void;
  ended: Promise<PasteEnd>;
};

type Parts = { before: Uint8Array; text: Uint8Array; after: Uint8Array };
type Pasting = { is: 'paste'; parts: Parts; at: number; begun: boolean; tell: (end: PasteEnd) => void };
type Typed = { is: 'typed'; bytes: Uint8Array };

export class SendQueue {
  readonly #outlet: Outlet;
  /** Called whenever something moved, so that a bar can move with it. */
  readonly #moved: () => void;
  #line: Array<Typed | Pasting> = [];
  #typedWaiting = 0;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(outlet: Outlet, moved: () => void = () => undefined) {
    this.#outlet = outlet;
    this.#moved = moved;
  }

  /** Whether something waits here. */
  get busy(): boolean {
    return this.#line.length > 0;
  }

  /** False when nobody could take it; the caller says so. */
  type(bytes: Uint8Array): boolean {
    if (!this.#outlet.open()) return false;
    if (bytes.length === 1 && bytes[0] === INTERRUPT && this.busy) return this.#interrupt(bytes);
    if (this.#typedWaiting + bytes.length > TYPED_LIMIT_BYTES && this.#held) return false;
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      this.#line.push({ is: 'typed', bytes: piece });
      this.#typedWaiting += piece.length;
    }
    this.#pump();
    return true;
  }

  paste(parts: Parts): PasteRun {
    let tell: (end: PasteEnd) => void = () => undefined;
    const ended = new Promise<PasteEnd>((resolve) => {
      tell = resolve;
    });
    const pasting: Pasting = { is: 'paste', parts, at: 0, begun: false, tell };
    if (this.#outlet.open()) {
      this.#line.push(pasting);
      this.#pump();
    } else tell('cut');
    return {
      total: parts.text.length,
      sent: () => pasting.at,
      cancel: () => this.#cancel(pasting),
      ended,
    };
  }

  /** The shell does not read (true), or reads again. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held) this.#pump();
  }

  /**
   * The connection is gone and with it everything that waited. True when a paste was under way that began with a mark
   * and did not come to its end: whoever comes back to this shell has to end it.
   */
  cut(): boolean {
    const unfinished = this.#line.some(
      (one) => one.is === 'paste' && one.begun && one.parts.after.length > 0,
    );
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const line = this.#line;
    this.#line = [];
    this.#typedWaiting = 0;
    this.#held = false;
    for (const one of line) if (one.is === 'paste') one.tell('cut');
    return unfinished;
  }

  /** Ctrl-C means now: what waits in front of it is what it should stop. */
  #interrupt(bytes: Uint8Array): boolean {
    for (const one of [...this.#line]) if (one.is === 'paste') this.#cancel(one);
    this.#line = [];
    this.#typedWaiting = 0;
    this.#outlet.send(bytes);
    return true;
  }

  #cancel(pasting: Pasting): void {
    const at = this.#line.indexOf(pasting);
    if (at === -1) return;
    this.#line.splice(at, 1);
    // A shell that was told of a paste waits for its end.
    if (pasting.begun && pasting.parts.after.length > 0) this.#outlet.send(pasting.parts.after);
    pasting.tell('cancelled');
    this.#pump();
    this.#moved();
  }

  #pump(): void {
    while (this.#timer === undefined && !this.#held && this.#line.length > 0 && this.#outlet.open()) {
      const first = this.#line[0]!;
      if (first.is === 'typed') {
        this.#line.shift();
        this.#typedWaiting -= first.bytes.length;
        this.#outlet.send(first.bytes);
      } else {
        if (this.#outlet.waiting() < BEHIND_BYTES) this.#advance(first);
        if (this.#line.length > 0) this.#later();
      }
    }
  }

  #advance(pasting: Pasting): void {
    const { before, text, after } = pasting.parts;
    if (!pasting.begun && before.length > 0) this.#outlet.send(before);
    pasting.begun = true;
    const piece = text.subarray(pasting.at, pasting.at + PIECE_BYTES);
    if (piece.length > 0) this.#outlet.send(piece);
    pasting.at += piece.length;
    if (pasting.at >= text.length) {
      if (after.length > 0) this.#outlet.send(after);
      this.#line.shift();
      pasting.tell('sent');
    }
    this.#moved();
  }

  #later(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#pump();
    }, PACE_MS);
  }
}

/** The window of the audience and that of the speaker tell each other where they are. */
export type Point = readonly [x: number, y: number];
export type Said =
  | { is: 'hello' }
  | { is: 'at'; at: number }
  | { is: 'scroll'; at: number; far: number }
  | { is: 'black'; on: boolean }
  | { is: 'laser'; point: Point | null }
  | { is: 'ink'; slide: number; strokes: Point[][] };

export class Channel {
  readonly #channel = new BroadcastChannel(`madang:${location.pathname}`);

  constructor(hear: (said: Said) => void) {
    this.#channel.addEventListener('message', ({ data }) => hear(data as Said));
  }

  say(said: Said): void {
    this.#channel.postMessage(said);
  }
}

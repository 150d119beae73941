/**
 * A sequence may say how often it wants to be done, up to 2147483647 times, and the library does it that often: fourteen
 * bytes keep a server or a page busy for hours (S-15). Beyond a screenful more makes no difference to what is seen.
 */

type Parameters = { params: Int32Array | number[] };
type Counting = Record<string, (parameters: Parameters) => boolean>;
type Size = { cols: number; rows: number };

/** What counts lines, what counts columns, and the character that is repeated. */
const MOST: Record<string, (size: Size) => number> = {
  insertLines: ({ rows }) => rows,
  deleteLines: ({ rows }) => rows,
  scrollUp: ({ rows }) => rows,
  scrollDown: ({ rows }) => rows,
  cursorForwardTab: ({ cols }) => cols,
  cursorBackwardTab: ({ cols }) => cols,
  repeatPrecedingCharacter: ({ cols, rows }) => cols * rows,
};

/** To be called once for every terminal that reads what a machine writes. */
export function boundCounts(terminal: unknown): void {
  const { _core: core } = terminal as { _core: { _inputHandler: Counting; _bufferService: Size } };
  const { _inputHandler: input, _bufferService: size } = core;
  for (const [name, most] of Object.entries(MOST)) {
    const act = input[name]?.bind(input);
    if (!act) throw new Error(`xterm.js should have a handler "${name}"`);
    input[name] = (parameters) => {
      parameters.params[0] = Math.min(parameters.params[0] ?? 0, most(size));
      return act(parameters);
    };
  }
}

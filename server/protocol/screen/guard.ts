/**
 * Keeps a terminal going where the library stumbles: in 6.0.0 a few sequences that any program may write throw in its
 * middle, and what has thrown once draws nothing any more.
 */
import { boundCounts } from './counts.ts';
import { boundHoard } from './hoard.ts';
import { insideOf } from './inside.ts';
import { Letters } from './letters.ts';
import { keepLetters } from './rewrap.ts';

const ERASE_ABOVE = 1;

/**
 * `stumbled` is told when something could not be drawn; what came with it is lost. Both sides of a wire need this. Tells
 * what waits for the rest of a character.
 */
export function guardTerminal(terminal: unknown, stumbled: () => void = () => {}): Letters {
  const { _inputHandler: input } = insideOf(terminal);
  const parse = input.parse.bind(input);
  const letters = new Letters();
  input.parse = (data) => {
    try {
      if (typeof data === 'string') parse(data);
      else for (const piece of letters.pieces(data)) parse(piece);
    } catch {
      input._parser.reset();
      stumbled();
    }
  };
  boundCounts(terminal);
  boundHoard(terminal);
  keepLetters(terminal);
  keepResizing(terminal, stumbled);
  const { parser, onResize } = terminal as { parser: Parser; onResize: (act: () => void) => unknown };
  onResize(() => fillGaps(terminal));
  parser.registerCsiHandler({ final: 'J' }, ([what]) => what === ERASE_ABOVE && eraseAbove(terminal, false));
  parser.registerCsiHandler(
    { prefix: '?', final: 'J' },
    ([what]) => what === ERASE_ABOVE && eraseAbove(terminal, true),
  );
  return letters;
}

/** Where text cannot be wrapped anew it stays as it is, cut or filled up to the new width. */
function keepResizing(terminal: unknown, stumbled: () => void): void {
  const { _bufferService: service, optionsService } = insideOf(terminal);
  const resize = service.resize.bind(service);
  service.resize = (cols, rows) => {
    try {
      resize(cols, rows);
    } catch {
      // The way the library takes for terminals that wrap by themselves.
      optionsService.rawOptions.windowsMode = true;
      resize(cols, rows);
      optionsService.rawOptions.windowsMode = false;
      stumbled();
    }
  };
}

/** Some changes of size leave lines behind that are not there. */
function fillGaps(terminal: unknown): void {
  const { buffers, _bufferService } = insideOf(terminal);
  for (const buffer of [buffers.normal, buffers.alt]) {
    const { lines } = buffer;
    for (let at = 0; at < lines.length; at++) if (!lines.get(at)) lines.set(at, buffer.getBlankLine());
    // The other screen keeps the height it had when it was last shown, and would scroll into nowhere.
    if (lines.length === 0) lines.maxLength = _bufferService.rows;
    if (lines.length === 0) continue;
    buffer.ybase = Math.max(0, Math.min(buffer.ybase, lines.maxLength - _bufferService.rows));
    buffer.ydisp = Math.min(buffer.ydisp, buffer.ybase);
    const missing = buffer.ybase + _bufferService.rows - lines.length;
    for (let count = 0; count < missing; count++) lines.push(buffer.getBlankLine());
  }
}

type Parser = {
  registerCsiHandler: (
    id: { prefix?: string; final: string },
    handler: (parameters: unknown[]) => boolean,
  ) => unknown;
};

/** From the last column the library wants to mend the line below, also where there is none. False leaves it to the library. */
function eraseAbove(terminal: unknown, onlyUnprotected: boolean): boolean {
  const { buffers, _bufferService, _inputHandler: input } = insideOf(terminal);
  const { active } = buffers;
  const { cols } = _bufferService;
  if (active.x + 1 < cols || active.lines.get(active.y + 1)) return false;
  active.x = Math.min(active.x, cols - 1);
  input._eraseInBufferLine(active.y, 0, cols, true, onlyUnprotected);
  for (let row = active.y - 1; row >= 0; row--) input._resetBufferLine(row, onlyUnprotected);
  return true;
}

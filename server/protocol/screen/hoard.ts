/**
 * What a program can make a terminal keep is bounded, on both sides of a wire and in the same way. In 6.0.0 one letter may
 * grow for ever, a title may have ten million characters, and every line that scrolls is told to every link: two megabytes
 * of links keep a core busy for minutes (S-15, S-28).
 */
import { insideOf, type Line } from './inside.ts';

/** Characters of a title, a link, a clipboard: 64 KiB of text, as base64, and room for what says what it is. */
export const MOST_PAYLOAD = 96 * 1024;
/** Longer addresses are of no use to anybody; browsers have cut them at about this. */
export const MOST_ADDRESS = 2083;
/** Lines with links on them, each link counted: five for every line that comes back. */
export const MOST_LINK_LINES = 5000;
/** UTF-16 units of one letter; a family of emoji has eleven. */
export const MOST_IN_A_LETTER = 64;

/** The library's own name for "the rest of this is not listened to". */
const ABORTED = 3;

export function boundHoard(terminal: unknown): void {
  boundPayloads(terminal);
  boundLinks(terminal);
  boundLetters(terminal);
}

function boundPayloads(terminal: unknown): void {
  const { _oscParser: osc, _dcsParser: dcs } = insideOf(terminal)._inputHandler._parser;
  const plain = { start: osc.start.bind(osc), put: osc.put.bind(osc) };
  const device = { hook: dcs.hook.bind(dcs), put: dcs.put.bind(dcs) };
  let length = 0;
  osc.start = () => {
    length = 0;
    plain.start();
  };
  osc.put = (data, from, to) => {
    length += to - from;
    if (length <= MOST_PAYLOAD) return plain.put(data, from, to);
    osc.reset();
    osc._state = ABORTED;
  };
  dcs.hook = (name, parameters) => {
    length = 0;
    device.hook(name, parameters);
  };
  dcs.put = (data, from, to) => {
    length += to - from;
    if (length <= MOST_PAYLOAD) return device.put(data, from, to);
    dcs.reset();
  };
}

/**
 * A link that is too long, or one too many, is text. What a program calls a link is dropped: 6.0.0 does nothing with the
 * name but keep every link that has one.
 */
function boundLinks(terminal: unknown): void {
  const {
    _inputHandler: input,
    _oscLinkService: links,
    buffers,
    _bufferService: service,
  } = insideOf(terminal);
  const create = input._createHyperlink.bind(input);
  const register = links.registerLink.bind(links);
  const reset = service.reset.bind(service);
  links.registerLink = ({ uri }) => register({ uri });
  input._createHyperlink = (parameters, uri) => {
    const lines = buffers.normal.markers.length + buffers.alt.markers.length;
    const fits = uri.length + parameters.length <= MOST_ADDRESS && lines < MOST_LINK_LINES;
    return fits ? create(parameters, uri) : input._finishHyperlink();
  };
  // New screens come without lines of the old ones, which the library would remember for good.
  service.reset = () => {
    reset();
    links._dataByLinkId.clear();
  };
}

type Lines = {
  addCodepointToCell: (this: Line, column: number, ...rest: [character: number, width: number]) => void;
};
const bounded = new WeakSet<Lines>();

function boundLetters(terminal: unknown): void {
  const lines = Object.getPrototypeOf(insideOf(terminal).buffers.normal.lines.get(0)) as Lines;
  if (bounded.has(lines)) return;
  bounded.add(lines);
  const add = lines.addCodepointToCell;
  lines.addCodepointToCell = function (column, character, width) {
    const before = this._combined[column];
    add.call(this, column, character, width);
    if (before !== undefined && (this._combined[column]?.length ?? 0) > MOST_IN_A_LETTER)
      this._combined[column] = before;
  };
}

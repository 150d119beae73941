/** Draws a mermaid diagram to SVG while the site is built; readers get no script for it. */
import { createHash } from 'node:crypto';
import { JSDOM } from 'jsdom';
import { boxOf } from './box.ts';

/** What mermaid takes from its surroundings as if it were in a browser. */
const BROWSER = [
  'window',
  'document',
  'Element',
  'SVGElement',
  'HTMLElement',
  'Node',
  'DOMParser',
  'XMLSerializer',
  'CSSStyleSheet',
  'getComputedStyle',
  'requestAnimationFrame',
  'MutationObserver',
  'NodeFilter',
  'DocumentFragment',
  'Text',
  'HTMLTemplateElement',
  'NamedNodeMap',
  'HTMLFormElement',
] as const;

/** Colours are those of the page, so that one drawing serves light, dark and print. */
const COLOURS = `
  .node rect,.node circle,.node ellipse,.node polygon,.node path,.actor,.labelBox,rect.note{fill:var(--pane)!important;stroke:var(--line-strong)!important;stroke-width:1.25px!important;filter:none!important;rx:6px}
  .cluster rect{fill:var(--celadon-wash)!important;stroke:var(--celadon)!important}
  .edgePath path,.flowchart-link,.messageLine0,.messageLine1,line{stroke:var(--soft)!important;stroke-width:1.5px!important}
  marker path,.arrowheadPath,.arrowMarkerPath{fill:var(--soft)!important;stroke:var(--soft)!important}
  text,tspan{fill:var(--ink)!important}
  .edgeLabel rect,.labelBkg{fill:var(--sheet)!important;opacity:1!important}
`;
const FONT = '"Madang Sans", sans-serif';

type Render = (id: string, code: string) => Promise<string>;
let renderer: Promise<Render> | null = null;
/** mermaid keeps global state: one drawing at a time. */
let queue: Promise<unknown> = Promise.resolve();

export function drawDiagram(code: string): Promise<string> {
  renderer ??= makeRenderer();
  const id = `diagram-${createHash('sha256').update(code).digest('hex').slice(0, 10)}`;
  const drawing = queue.then(async () => (await renderer!)(id, code));
  queue = drawing.catch(() => undefined);
  return drawing;
}

async function makeRenderer(): Promise<Render> {
  giveBrowser();
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    htmlLabels: false,
    deterministicIds: true,
    fontFamily: FONT,
    themeVariables: { fontFamily: FONT, fontSize: '16px' },
    themeCSS: COLOURS,
    flowchart: { padding: 12, nodeSpacing: 28, rankSpacing: 30, wrappingWidth: 150 },
  });
  return async (id, code) => (await mermaid.render(id, code)).svg;
}

function giveBrowser(): void {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  for (const name of BROWSER) {
    const value: unknown = name === 'window' ? window : (window as unknown as Record<string, unknown>)[name];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  const rectangle = (element: Element) => {
    const { x0, y0, x1, y1 } = boxOf(element) ?? { x0: 0, y0: 0, x1: 0, y1: 0 };
    return { x: x0, y: y0, width: x1 - x0, height: y1 - y0, left: x0, top: y0, right: x1, bottom: y1 };
  };
  Object.assign(window.SVGElement.prototype, {
    // Of a real one only these are known; mermaid places some labels by the lack of the others.
    getBBox(this: Element) {
      const { x, y, width, height } = rectangle(this);
      return { x, y, width, height };
    },
    getBoundingClientRect(this: Element) {
      return rectangle(this);
    },
    getComputedTextLength(this: Element) {
      return rectangle(this).width;
    },
  });
}

/**
 * The graphics card draws terminals that can be seen. A browser keeps some sixteen contexts per page and takes the oldest
 * away to make room, so a page of ours holds few, and gives each back the moment its terminal is hidden.
 */
import type { Terminal } from '@xterm/xterm';

/** Far below what a browser allows: other tabs of the same site count too on some devices. */
const MOST = 4;
/** A device that loses contexts goes on losing them. */
const PATIENCE = 2;

type Lease = { giveBack: () => void };

const leases = new Map<Terminal, Lease>();
const wanted = new Set<Terminal>();
let losses = 0;
let able: boolean | null = null;

/** Draws this terminal by the graphics card if the device is good at it; without, the page draws it as before. */
export async function drawByGraphics(terminal: Terminal): Promise<void> {
  if (leases.has(terminal) || wanted.has(terminal) || losses >= PATIENCE || !canDraw()) return;
  wanted.add(terminal);
  try {
    const { WebglAddon } = await import('@xterm/addon-webgl');
    // Hidden again while the code came.
    if (!wanted.has(terminal) || !terminal.element) return;
    for (const oldest of [...leases.keys()].slice(0, Math.max(0, leases.size - MOST + 1))) drawByPage(oldest);
    leases.set(terminal, lease(terminal, new WebglAddon()));
  } catch {
    // No context to be had: the page goes on drawing.
    losses += 1;
  } finally {
    wanted.delete(terminal);
  }
}

/** Gives the context back; the page draws again. */
export function drawByPage(terminal: Terminal): void {
  wanted.delete(terminal);
  leases.get(terminal)?.giveBack();
}

function lease(terminal: Terminal, addon: import('@xterm/addon-webgl').WebglAddon): Lease {
  const before = new Set(canvasesOf(terminal));
  terminal.loadAddon(addon);
  const made = canvasesOf(terminal).filter((canvas) => !before.has(canvas));
  // A glyph drawn before its font came would stay wrong in the atlas.
  const renew = () => addon.clearTextureAtlas();
  document.fonts.addEventListener('loadingdone', renew);
  const giveBack = () => {
    leases.delete(terminal);
    document.fonts.removeEventListener('loadingdone', renew);
    const contexts = made.map((canvas) => canvas.getContext('webgl2'));
    addon.dispose();
    // The addon leaves its context to the garbage collector (xterm.js#6068); in this order nothing tries to restore it.
    for (const context of contexts) context?.getExtension('WEBGL_lose_context')?.loseContext();
  };
  addon.onContextLoss(() => {
    losses += 1;
    giveBack();
  });
  return { giveBack };
}

const canvasesOf = (terminal: Terminal) => [...(terminal.element?.querySelectorAll('canvas') ?? [])];

/** Drivers that paint with the processor: slower than the page itself, whatever they say about caveats. */
const PAINTED_BY_HAND = /swiftshader|llvmpipe|softpipe|software|basic render/iu;

/** Asked once. */
function canDraw(): boolean {
  able ??= isFast();
  return able;
}

function isFast(): boolean {
  const context = document
    .createElement('canvas')
    .getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  const named = context.getExtension('WEBGL_debug_renderer_info');
  const driver = String(context.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !PAINTED_BY_HAND.test(driver);
}

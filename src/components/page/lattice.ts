/** The emblem: twenty hosts of two machines as a paper window, unfolded 20 × 2 or folded into a square. */
export const HOSTS = 20;

export type Pane = { x: number; y: number; width: number; height: number };
export type Window = { width: number; height: number; panes: Pane[] };

/** Panes in machine order (host by host, upper pane first), `columns` hosts beside each other. */
export function latticeWindow(
  columns: number,
  { pane, bar, rail }: { pane: { width: number; height: number }; bar: number; rail: number },
): Window {
  const rows = HOSTS / columns;
  const stepX = pane.width + bar;
  const hostHeight = 2 * pane.height + bar;
  const panes = Array.from({ length: HOSTS * 2 }, (_, i) => {
    const host = Math.floor(i / 2);
    return {
      x: rail + (host % columns) * stepX,
      y: rail + Math.floor(host / columns) * (hostHeight + rail) + (i % 2) * (pane.height + bar),
      ...pane,
    };
  });
  return {
    width: 2 * rail + columns * stepX - bar,
    height: rail + rows * (hostHeight + rail),
    panes,
  };
}

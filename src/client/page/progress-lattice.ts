/** The lattice as a progress bar: panes light up from the left, host by host. */
export function lightLattice(holder: ParentNode, { done, total }: { done: number; total: number }): void {
  const panes = [...holder.querySelectorAll<SVGRectElement>('[data-progress] .lattice-pane')];
  const lit = total === 0 ? 0 : Math.round((panes.length * done) / total);
  for (const [i, pane] of panes.entries()) pane.toggleAttribute('data-lit', i < lit);
}

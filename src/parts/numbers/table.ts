/** The numbers behind a chart as rows of words: what the server draws and the script draws anew. */
import { element } from '../../client/element.ts';

export type NumberTable = { heads: string[]; rows: string[][] };

export function putTable(table: HTMLTableElement, { heads, rows }: NumberTable): void {
  const cells = (row: string[], head: boolean) =>
    row.map((cell, i) => {
      if (head) return element('th', { scope: 'col' }, cell);
      return i === 0 ? element('th', { scope: 'row' }, cell) : element('td', {}, cell);
    });
  table.tHead?.replaceChildren(element('tr', {}, ...cells(heads, true)));
  table.tBodies[0]?.replaceChildren(...rows.map((row) => element('tr', {}, ...cells(row, false))));
}

/** What a mermaid diagram says, in words: for those who hear the page. */
export type Described = {
  /** Written by the author in the diagram itself. */
  title: string | null;
  is: string;
};

export function describeDiagram(code: string): Described {
  const title = /^\s*accTitle:\s*(.+)$/m.exec(code)?.[1]?.trim() ?? null;
  const written = /^\s*accDescr:\s*(.+)$/m.exec(code)?.[1]?.trim();
  const lines = code.split('\n').map((line) => line.trim());
  const kind = lines.find((line) => line && !line.startsWith('%%') && !line.startsWith('---')) ?? '';
  const said = /^(flowchart|graph)\b/.test(kind)
    ? chart(lines)
    : kind.startsWith('sequenceDiagram')
      ? sequence(lines)
      : [];
  return { title, is: written ?? (said.length ? said : labels(code)).join('. ') };
}

const plain = (text: string): string =>
  text
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/^"|"$/g, '')
    .trim();

const labels = (code: string): string[] => [
  ...new Set([...code.matchAll(/"([^"]+)"/g)].map(([, label = '']) => plain(label))),
];

const QUOTED_NODE = /([\w-]*\w)\s*[[({>]{1,3}[/\\]?"([^"]*)"[/\\]?[\])}]{1,3}/g;
const BARE_NODE = /([\w-]*\w)\s*[[({]{1,3}([^\])}"]+)[\])}]{1,3}/g;
/** An edge, with a label inside it (`-- text -->`) or behind it (`-->|text|`). */
const EDGE = /\s*(<)?(?:--+|-\.+-?|==+)(?:\s+([^-=.|>]+?)\s+(?:--+|\.+-|==+))?([>xo])?(?:\|([^|]*)\|)?\s*/;

function chart(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  const name = (id: string) => names.get(id) ?? id;
  const edges: Array<{ from: string[]; to: string[]; sign: string; label: string }> = [];
  const groups: Array<{ id: string; members: Set<string> }> = [];
  const open: typeof groups = [];
  for (const line of lines.slice(1)) {
    if (/^(%%|classDef|class |style|linkStyle|click|direction|acc)/.test(line)) continue;
    if (line === 'end') {
      open.pop();
      continue;
    }
    const kept: string[] = [];
    const bare = line
      .replace(/\|([^|]*)\|/g, (_, label: string) => `|${kept.push(plain(label)) - 1}|`)
      .replace(QUOTED_NODE, (_, id: string, label: string) => named(id, label))
      .replace(BARE_NODE, (_, id: string, label: string) => named(id, label));
    const group = /^subgraph\s+(\S+)/.exec(bare)?.[1];
    if (group) {
      const made = { id: group, members: new Set<string>() };
      groups.push(made);
      open.push(made);
      continue;
    }
    let rest = bare;
    let from = idsOf(rest.split(EDGE)[0] ?? '');
    for (const id of from) open.at(-1)?.members.add(id);
    for (let edge = EDGE.exec(rest); edge; edge = EDGE.exec(rest)) {
      rest = rest.slice(edge.index + edge[0].length);
      const to = idsOf(rest.split(EDGE)[0] ?? '');
      const label = edge[2] ? plain(edge[2]) : edge[4] ? (kept[Number(edge[4])] ?? '') : '';
      edges.push({ from, to, sign: edge[1] ? '↔' : edge[3] ? '→' : '–', label });
      from = to;
      for (const id of to) open.at(-1)?.members.add(id);
    }
  }
  return [
    ...groups.map(({ id, members }) => `${name(id)}: ${[...members].map(name).join(', ')}`),
    ...edges.map(({ from, to, sign, label }) =>
      [from.map(name).join(', '), sign, to.map(name).join(', '), label && `(${label})`]
        .filter(Boolean)
        .join(' '),
    ),
  ];

  function named(id: string, label: string): string {
    names.set(id, plain(label));
    return id;
  }
}

const idsOf = (text: string): string[] =>
  text
    .split('&')
    .map((one) => one.trim().replace(/:::.*$/, ''))
    .filter(Boolean);

function sequence(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  return lines.flatMap((line) => {
    const [, id, given] = /^(?:participant|actor)\s+(\S+)(?:\s+as\s+(.+))?/.exec(line) ?? [];
    if (id) names.set(id, plain(given ?? id));
    const [, from, to, text] = /^(\S+?)\s*-{1,2}(?:>>?|x|\))[+-]?\s*(\S+?)\s*:\s*(.+)$/.exec(line) ?? [];
    if (!from || !to || !text) return [];
    return [`${names.get(from) ?? from} → ${names.get(to) ?? to} (${plain(text)})`];
  });
}

/** Who looks after which layer, in each way of consuming: the fixed facts behind the slider. */
export const MODELS = ['on-prem', 'iaas', 'paas', 'saas'] as const;
export type Model = (typeof MODELS)[number];

export const OWNERS = ['you', 'both', 'provider'] as const;
export type Owner = (typeof OWNERS)[number];

export type Row = { id: string; owners: readonly [Owner, Owner, Owner, Owner] };

/** From the application down to the building, as a stack is drawn. */
export const ROWS = {
  operation: [
    { id: 'data', owners: ['you', 'you', 'you', 'you'] },
    { id: 'application', owners: ['you', 'you', 'you', 'provider'] },
    { id: 'runtime', owners: ['you', 'you', 'provider', 'provider'] },
    { id: 'os', owners: ['you', 'you', 'provider', 'provider'] },
    { id: 'virtualisation', owners: ['you', 'provider', 'provider', 'provider'] },
    { id: 'hardware', owners: ['you', 'provider', 'provider', 'provider'] },
    { id: 'facility', owners: ['you', 'provider', 'provider', 'provider'] },
  ],
  security: [
    { id: 'data-protection', owners: ['you', 'you', 'you', 'you'] },
    { id: 'identities', owners: ['you', 'you', 'you', 'you'] },
    { id: 'configuration', owners: ['you', 'you', 'you', 'you'] },
    { id: 'application-holes', owners: ['you', 'you', 'you', 'provider'] },
    { id: 'network-rules', owners: ['you', 'you', 'both', 'provider'] },
    { id: 'os-patches', owners: ['you', 'you', 'provider', 'provider'] },
    { id: 'isolation', owners: ['you', 'provider', 'provider', 'provider'] },
    { id: 'doors', owners: ['you', 'provider', 'provider', 'provider'] },
  ],
} as const satisfies Record<string, readonly Row[]>;
export type Focus = keyof typeof ROWS;
export type RowId = (typeof ROWS)[Focus][number]['id'];

export const ownerOf = (row: Row, model: Model): Owner => row.owners[MODELS.indexOf(model)]!;

/** Rows that change hands between two ways of consuming. */
export function handedOver(rows: readonly Row[], from: Model, to: Model): string[] {
  return rows.filter((row) => ownerOf(row, from) !== ownerOf(row, to)).map(({ id }) => id);
}

/** What stays with the customer however much is handed over. */
export const alwaysYours = (rows: readonly Row[]): string[] =>
  rows.filter(({ owners }) => owners.every((owner) => owner === 'you')).map(({ id }) => id);

export const readModel = (value: unknown): Model | null => MODELS.find((model) => model === value) ?? null;

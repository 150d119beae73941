/** What can be found: one entry is one place to go. */
export const KINDS = ['lesson', 'term', 'lab', 'machine', 'page'] as const;
export type Kind = (typeof KINDS)[number];

export type Entry = {
  kind: Kind;
  /** Where it is, with the anchor of the place. */
  href: string;
  title: string;
  /** What it belongs to: the lesson of a section, the stage of a step. */
  within?: string;
  /** Other names by which people look for it: the other language, short forms, a host name. */
  names?: string[];
  text: string;
};

/** The file the browser fetches when somebody searches for the first time. */
export type SearchFile = {
  entries: Entry[];
  /** Names that mean the same thing: ["쿠버네티스", "Kubernetes", "K8s"]. */
  same: string[][];
};

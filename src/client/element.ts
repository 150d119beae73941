/** Makes elements from text only: what machines say is never read as HTML. */
type Child = Node | string | null | false;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return made;
}

/** The element a page must carry; its absence is our mistake, not the reader's. */
export function must<T extends Element>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (!found) throw new Error(`the page should have an element "${selector}"`);
  return found;
}

/** The same chart from top to bottom instead of from left to right. */
export const turned = (code: string): string =>
  code.replace(/^(\s*(?:flowchart|graph)\s+)(LR|RL)\b/m, '$1TB');

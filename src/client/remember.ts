/** Small choices of a reader, kept in this browser; a browser without storage forgets them and works. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`madang.${key}`, JSON.stringify(value));
  } catch {
    // Only the memory is lost.
  }
}

export function recall(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`madang.${key}`) ?? 'null');
  } catch {
    return null;
  }
}

/** Whether the server has let this browser in; before-paint.js reads it too. */
export const wasIn = (): boolean => recall('in') === true;
export const rememberIn = (is: boolean): void => remember('in', is);

/** A question to the server of this page, or something given to it, marked as ours: it refuses what other pages send. */
export function askServer(path: string, given?: unknown, signal?: AbortSignal): Promise<Response> {
  const gives = given !== undefined;
  return fetch(path, {
    method: gives ? 'POST' : 'GET',
    headers: { 'x-madang': '1', ...(gives ? { 'content-type': 'application/json' } : {}) },
    ...(gives ? { body: JSON.stringify(given) } : {}),
    ...(signal ? { signal } : {}),
    cache: 'no-store',
  });
}

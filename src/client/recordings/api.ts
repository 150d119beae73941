/** What the server is asked about recordings. */
import type { RecordingAbout, RecordingList, RecordingScreen } from '#protocol';
import { askServer } from '../ask-server.ts';

/** away: nobody answers · not-allowed: this browser was not let in · gone: there is none · failed: the server is in trouble. */
export type Trouble = 'away' | 'not-allowed' | 'gone' | 'failed';

export class TroubleError extends Error {
  override name = 'TroubleError';
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof TroubleError) return error.trouble;
  throw error;
};

export const listRecordings = async (): Promise<RecordingList> =>
  (await ask('/api/recordings')).json() as Promise<RecordingList>;

export const aboutRecording = async (id: string): Promise<RecordingAbout> =>
  (await ask('/api/recordings/about', { id })).json() as Promise<RecordingAbout>;

/** Whole lines from a byte on; how many bytes they were is where the next ones begin. */
export async function partOf(id: string, from: number): Promise<{ text: string; bytes: number }> {
  const bytes = await (await ask('/api/recordings/part', { id, from: String(from) })).arrayBuffer();
  return { text: new TextDecoder().decode(bytes), bytes: bytes.byteLength };
}

export const screenAt = async (id: string, byte: number): Promise<RecordingScreen> =>
  (await ask('/api/recordings/screen', { id, at: String(byte) })).json() as Promise<RecordingScreen>;

export async function deleteRecording(id: string): Promise<void> {
  await answered(askServer('/api/recordings/delete', { id }));
}

export const fileHref = (id: string, format: 'v2' | 'v3'): string =>
  `/api/recordings/file?id=${id}&format=${format}`;

const ask = (path: string, query: Record<string, string> = {}): Promise<Response> =>
  answered(askServer(`${path}?${new URLSearchParams(query)}`));

async function answered(request: Promise<Response>): Promise<Response> {
  const response = await request.catch(() => {
    throw new TroubleError('away');
  });
  if (response.ok) return response;
  if (response.status === 401 || response.status === 403) throw new TroubleError('not-allowed');
  throw new TroubleError(response.status === 404 ? 'gone' : 'failed');
}

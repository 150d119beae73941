/** Recordings for tests of the pages: made by the real room, told by the real routes, about shells that never were. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { frame, TestFolder } from '../../server/recordings/recording.fixture.ts';
import type { Recordings } from '../../server/recordings/recordings.ts';
import type { RecordingTape, TapeOptions } from '../../server/recordings/tape.ts';
import { Body } from '../../server/web/body.ts';
import { recordingRoutes } from '../../server/web/recordings-api.ts';
import { Refused } from '../../server/web/refusals.ts';
import type { Signed } from '../../server/web/route.ts';

export type AnswerRecordings = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const SESSION = { id: 'one', learner: 'self' };

/** What a server says that has none. */
export const noRecordings: AnswerRecordings = async (_, response) =>
  sendJson(response, 200, { recordings: [], full: null, keptDays: 30 });

export class PretendRecordings {
  readonly folder = new TestFolder();
  readonly recordings: Recordings = this.folder.recordings();
  /** Everything that was asked for, in order. */
  readonly asked: string[] = [];

  readonly answer: AnswerRecordings = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://pretend');
    this.asked.push(`${request.method} ${url.pathname}`);
    const route = recordingRoutes(this.recordings, () => {})[url.pathname]?.[request.method ?? ''];
    const call: Signed = { request, response, query: url.searchParams, session: SESSION };
    try {
      if (!route) throw new Refused('not-found');
      const answer = await (route.answer as (call: Signed) => unknown)(call);
      if (answer instanceof Body) await answer.send(response);
      else sendJson(response, 200, answer);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      sendJson(response, 404, { error: { code: error.code } });
    }
  };

  tape(options: Partial<TapeOptions> = {}): RecordingTape {
    const tape = this.folder.tape(options);
    tape.keyframe(frame(''));
    return tape;
  }

  /** Time passes, then a shell says something. */
  after(tape: RecordingTape, ms: number, text: string): void {
    this.folder.now += ms;
    tape.output(Buffer.from(text));
  }

  async end(tape: RecordingTape): Promise<string> {
    tape.end(0);
    await tape.sealed;
    return tape.id;
  }

  remove(): Promise<void> {
    return this.folder.remove();
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

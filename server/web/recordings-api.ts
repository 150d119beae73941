/**
 * `/api/recordings`: a learner's own list, what a player reads, files to keep. Somebody else's recording, one that never
 * was and something that is no id at all are the same answer: there is nothing here (S-31).
 */
import { z } from 'zod';
import type { Backend } from './backend.ts';
import { Body } from './body.ts';
import type { Log } from './log.ts';
import { Refused } from './refusals.ts';
import { type Route, readBody, type Signed } from './route.ts';

const Place = z.coerce.number().int().min(0).max(1e12);
/** Any string is asked for, so that what is no id is answered like one that never was. */
const Name = z.strictObject({ id: z.string() });
const CAST = 'application/x-asciicast';

export function recordingRoutes(
  recordings: Backend['recordings'],
  log: Log,
): Record<string, Record<string, Route>> {
  const get = (answer: (call: Signed) => unknown): Record<string, Route> => ({
    GET: { open: false, answer },
  });
  return {
    '/api/recordings': get(({ session }) => recordings.list(session.learner)),
    '/api/recordings/about': get(async (call) => there(await recordings.about(...whoAndWhich(call)))),
    '/api/recordings/part': get(async (call) => {
      const content = there(await recordings.part(...whoAndWhich(call), place(call, 'from')));
      return new Body({ type: CAST, content });
    }),
    '/api/recordings/screen': get(async (call) =>
      there(await recordings.screen(...whoAndWhich(call), place(call, 'at'))),
    ),
    '/api/recordings/file': get((call) => takeOut(call, recordings, log)),
    '/api/recordings/delete': {
      POST: {
        open: false,
        answer: async ({ request, session }) => {
          const { id } = await readBody(request, Name);
          if (!(await recordings.remove(session.learner, id))) throw new Refused('not-found');
          return { deleted: id };
        },
      },
    },
  };
}

/** Who takes a recording out of the house leaves a line in the log. */
async function takeOut(call: Signed, recordings: Backend['recordings'], log: Log): Promise<Body> {
  const [learner, id] = whoAndWhich(call);
  const format = call.query.get('format') === 'v2' ? 'v2' : 'v3';
  const { name, body } = there(await recordings.file(learner, id, format));
  log({ at: new Date().toISOString(), what: 'download', learner, recording: id, name: format });
  return new Body({ type: CAST, content: body, fileName: name });
}

const whoAndWhich = ({ session, query }: Signed): [learner: string, id: string] => [
  session.learner,
  query.get('id') ?? '',
];

function place({ query }: Signed, name: string): number {
  const parsed = Place.safeParse(query.get(name));
  if (!parsed.success) throw new Refused('not-found');
  return parsed.data;
}

function there<T>(found: T | null): T {
  if (found === null) throw new Refused('not-found');
  return found;
}

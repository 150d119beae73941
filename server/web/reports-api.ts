/** `/api/host-reports`: a page asks for a ticket; a computer fetches the look, and sends what it saw, signed with it. */
import { z } from 'zod';
import type { Backend } from './backend.ts';
import { Body } from './body.ts';
import { Refused } from './refusals.ts';
import { type Route, readBody } from './route.ts';

const Asked = z.strictObject({ host: z.string().max(16) });
const Sent = z.strictObject({
  facts: z.string().max(12_000),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
const System = z.enum(['windows', 'linux']);

const REFUSED = { 'no-ticket': 'spent-ticket', 'no-facts': 'not-facts' } as const;

/** Whoever sends has no session: the ticket is what lets it in, before anything it says is read. */
function ticketOf(query: URLSearchParams, reports: Backend['reports']): string {
  const ticket = query.get('ticket') ?? '';
  if (!reports.expects(ticket)) throw new Refused('spent-ticket');
  return ticket;
}

export function reportRoutes(reports: Backend['reports']): Record<string, Record<string, Route>> {
  return {
    '/api/host-reports': {
      GET: { open: false, answer: () => ({ reports: reports.list() }) },
      POST: {
        open: true,
        answer: async ({ request, query }) => {
          const ticket = ticketOf(query, reports);
          const taken = reports.take({ ticket, ...(await readBody(request, Sent)) });
          if (typeof taken === 'string') throw new Refused(REFUSED[taken]);
          return { taken: taken.host };
        },
      },
    },
    '/api/host-reports/ticket': {
      POST: {
        open: false,
        answer: async ({ request }) => {
          const { host } = await readBody(request, Asked);
          const issued = reports.issue(host);
          if (!issued) throw new Refused('bad-request');
          return issued;
        },
      },
    },
    '/api/host-reports/look': {
      GET: {
        open: true,
        answer: ({ query }) => {
          ticketOf(query, reports);
          const system = System.safeParse(query.get('system'));
          if (!system.success) throw new Refused('bad-request');
          const content = Buffer.from(reports.script(system.data));
          return new Body({ type: 'text/plain; charset=utf-8', content });
        },
      },
    },
  };
}

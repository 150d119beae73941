/** What hosts without an sshd reported of themselves. Rules: RULES.md. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { hostReportScript, ReportedFacts } from '#lab';
import type { Answer } from '../machines/index.ts';
import { conditionsOf, type Told } from './conditions.ts';

/** Long enough to walk over to the PC; a line that was left on a screen is good for nothing the next day. */
const TICKET_MS = 15 * 60_000;
/** The oldest are forgotten. */
const MOST_TICKETS = 64;

/** The computer the learner sits at; hosts of the inventory go by their id. */
const THIS_COMPUTER = 'here';

const Kept = z.record(z.string(), z.strictObject({ at: z.iso.datetime(), facts: ReportedFacts }));
type Report = z.output<typeof Kept>[string];

/** A host, when it reported, and what that comes to. */
type HostReport = { host: string; at: string; name: string; conditions: Told[] };

type Signed = { ticket: string; facts: string; mac: string };
type Taken = { host: string };
type Refusal = 'no-ticket' | 'no-facts';

type Ticket = { id: string; secret: string; host: string; until: number };

export class HostReports {
  readonly #file: string;
  readonly #hosts: readonly string[];
  readonly #now: () => number;
  #tickets: Ticket[] = [];

  constructor({
    file,
    hosts,
    now = Date.now,
  }: { file: string; hosts: readonly string[]; now?: () => number }) {
    this.#file = file;
    this.#hosts = [THIS_COMPUTER, ...hosts];
    this.#now = now;
  }

  /** "id.secret", for one report of one host; null for a host there is not. */
  issue(host: string): { ticket: string; until: string } | null {
    if (!this.#hosts.includes(host)) return null;
    const ticket = {
      id: randomBytes(8).toString('hex'),
      secret: randomBytes(24).toString('hex'),
      host,
      until: this.#now() + TICKET_MS,
    };
    this.#tickets = [...this.#tickets.filter(({ until }) => until > this.#now()), ticket].slice(
      -MOST_TICKETS,
    );
    return { ticket: `${ticket.id}.${ticket.secret}`, until: new Date(ticket.until).toISOString() };
  }

  /** Whether a report with this ticket may still come. Who has none gets nothing to read and is not listened to. */
  expects(id: string): boolean {
    return this.#find(id) !== undefined;
  }

  #find(id: string): Ticket | undefined {
    return this.#tickets.find((one) => one.id === id && one.until > this.#now());
  }

  take({ ticket: id, facts: text, mac }: Signed): Taken | Refusal {
    const ticket = this.#find(id);
    if (!ticket || !isSigned(text, mac, ticket.secret)) return 'no-ticket';
    const facts = readFacts(text);
    // The checks of a host know the facts of Windows; of the own computer either will do.
    if (!facts || (ticket.host !== THIS_COMPUTER && facts.system !== 'windows')) return 'no-facts';
    const report = { at: new Date(this.#now()).toISOString(), facts };
    this.#keep({ ...this.#all(), [ticket.host]: report });
    // Only now: where nothing could be written, the same ticket may try again.
    this.#tickets = this.#tickets.filter((one) => one !== ticket);
    return { host: ticket.host };
  }

  list(): HostReport[] {
    return Object.entries(this.#all()).map(([host, { at, facts }]) => ({
      host,
      at,
      name: facts.name ?? '',
      conditions: conditionsOf(facts),
    }));
  }

  /** What a computer runs that is to report. */
  script(system: ReportedFacts['system']): string {
    return hostReportScript(system);
  }

  #all(): Record<string, Report> {
    if (!existsSync(this.#file)) return {};
    try {
      return Kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // Of an earlier shape, or not ours: hosts will report again.
      return {};
    }
  }

  /** The last report of a host in the place of an answer by ssh. */
  answer(host: string): Answer {
    const report = this.#all()[host];
    if (!report) return { state: 'unreachable', reason: 'it is not in labs/real.yaml and has not reported' };
    const output = `reported ${report.at}\nmadang ${JSON.stringify(report.facts)}\n`;
    return { state: 'answered', output, exitCode: 0 };
  }

  #keep(reports: Record<string, Report>): void {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    const fresh = `${this.#file}.${process.pid}.new`;
    writeFileSync(fresh, `${JSON.stringify(reports)}\n`, { mode: 0o600 });
    renameSync(fresh, this.#file);
  }
}

function isSigned(text: string, mac: string, secret: string): boolean {
  const right = createHmac('sha256', secret).update(text).digest();
  const given = Buffer.from(mac, 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}

function readFacts(text: string): ReportedFacts | null {
  try {
    return ReportedFacts.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

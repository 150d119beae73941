/** What this learner answered: kept in the browser at once, sent when a server is there, completed with what other browsers sent. */
import type { Answer, AnswersGiven, AnswersKept } from '#protocol';
import { askServer } from '../ask-server.ts';
import { recall, remember, wasIn } from '../remember.ts';

/** As in #protocol, without loading its schemas. */
const AT_ONCE = 32;
/** A browser keeps this many; the server keeps all. */
const KEPT_HERE = 3000;

type Kept = {
  answers: Answer[];
  /** Ids the server has not heard of. */
  unsent: string[];
  /** Ids taken back since. */
  withdrawn: string[];
  /** The last change of the server that is in `answers`. */
  change: number;
};

const KEY = 'answers';

function read(): Kept {
  const found = recall(KEY) as Partial<Kept> | null;
  const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);
  return {
    answers: list<Answer>(found?.answers).filter((one) => typeof one?.question === 'string'),
    unsent: list(found?.unsent),
    withdrawn: list(found?.withdrawn),
    change: Number(found?.change) || 0,
  };
}

function change(alter: (kept: Kept) => Kept): void {
  const { answers, ...rest } = alter(read());
  remember(KEY, { ...rest, answers: answers.slice(-KEPT_HERE) });
}

export const answers = (): readonly Answer[] => read().answers;

/** The last answer to each question. */
export const lastAnswers = (): ReadonlyMap<string, Answer> =>
  new Map([...read().answers].sort((a, b) => a.at.localeCompare(b.at)).map((one) => [one.question, one]));

export function answer(question: string, grade: number): Answer {
  const given: Answer = { id: newId(), question, grade, at: new Date().toISOString() };
  change((kept) => ({
    ...kept,
    answers: [...kept.answers, given],
    unsent: [...kept.unsent, given.id],
  }));
  void send();
  return given;
}

/** "That was a slip": the answer is gone here, and on the server when it hears of it. */
export function takeBack(id: string): void {
  change((kept) => ({
    ...kept,
    answers: kept.answers.filter((one) => one.id !== id),
    unsent: kept.unsent.filter((one) => one !== id),
    // Also when it seems unsent: it may be on its way at this moment.
    withdrawn: [...kept.withdrawn, id],
  }));
  void send();
}

/** Sends what waits and fetches what is new; false when there is no server, which changes nothing here. */
export async function synchronize(): Promise<boolean> {
  if (!(await send())) return false;
  const { body } = await ask(`?after=${read().change}`);
  const reply = body as AnswersKept | null;
  if (!reply || !Array.isArray(reply.answers)) return false;
  change((kept) => {
    const gone = new Set([...reply.withdrawn, ...kept.withdrawn]);
    const news = new Map([...kept.answers, ...reply.answers].map((one) => [one.id, one]));
    return { ...kept, answers: [...news.values()].filter(({ id }) => !gone.has(id)), change: reply.change };
  });
  return true;
}

let sending: Promise<boolean> | null = null;

function send(): Promise<boolean> {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(): Promise<boolean> {
  for (;;) {
    const { answers, unsent, withdrawn } = read();
    if (unsent.length + withdrawn.length === 0) return true;
    const waiting = new Set(unsent.slice(0, AT_ONCE));
    const given: AnswersGiven = {
      answers: answers.filter(({ id }) => waiting.has(id)),
      withdrawn: withdrawn.slice(0, AT_ONCE),
    };
    const { status } = await ask('', given);
    if (status === 0 || status === 401 || status === 403 || status >= 500) return false;
    // What the server will never take is not sent again and again; it stays here.
    change((kept) => ({
      ...kept,
      unsent: kept.unsent.filter((id) => !waiting.has(id)),
      withdrawn: kept.withdrawn.filter((id) => !given.withdrawn.includes(id)),
    }));
  }
}

/** Status 0: nobody answered, or nobody was asked because this browser was never let in. */
async function ask(query: string, given?: AnswersGiven): Promise<{ status: number; body: unknown }> {
  if (!wasIn()) return { status: 0, body: null };
  try {
    const response = await askServer(`/api/answers${query}`, given);
    return { status: response.status, body: response.ok ? await response.json() : null };
  } catch {
    return { status: 0, body: null };
  }
}

/** `crypto.randomUUID` is there on https and localhost only; a class opens the page by an address. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

addEventListener('online', () => void send());
if (read().unsent.length + read().withdrawn.length > 0) void send();

import { expect, test } from 'vitest';
import { CLOSE, MAX_SERVER_MESSAGE_BYTES, SILENCE_MS } from '#protocol';
import { TestClock, TestSocket } from './link.fixture.ts';
import { isFinal, Link, type LinkState, type Message } from './link.ts';

/** A link whose server the test plays, and everything it told its owner. */
function linked() {
  const clock = new TestClock();
  const sockets: TestSocket[] = [];
  const attempts: number[] = [];
  const states: LinkState[] = [];
  const messages: Message[] = [];
  const seen = { garbled: 0, bytes: 0, held: false };
  /** What the server does with every new connection, when a test wants the same each time. */
  const server: { answers: ((socket: TestSocket) => void) | null } = { answers: null };
  const link = new Link({
    path: '/ws/live',
    greeting: () => ({ type: 'hello', version: 2 }),
    clock,
    random: () => 0.5,
    open: () => {
      const socket = new TestSocket();
      sockets.push(socket);
      attempts.push(clock.now());
      queueMicrotask(() => server.answers?.(socket));
      return socket as unknown as WebSocket;
    },
    events: {
      message: (message) => {
        messages.push(message);
        return message.type === 'hello';
      },
      bytes: (bytes) => {
        seen.bytes += bytes.length;
      },
      garbled: () => {
        seen.garbled += 1;
      },
      state: (state) => states.push(state),
      heldBack: () => seen.held,
    },
  });
  const last = (): TestSocket => sockets.at(-1)!;
  const up = (): TestSocket => {
    link.connect();
    return last().accept().tell({ type: 'hello', version: 2 });
  };
  return { link, clock, sockets, attempts, states, messages, seen, server, last, up };
}

/** Lets time go by in small steps, so that what servers answer in between is heard. */
async function live(clock: TestClock, ms: number): Promise<void> {
  for (let i = 0; i < ms; i += 250) {
    clock.pass(250);
    await Promise.resolve();
    await Promise.resolve();
  }
}

test('a link greets first and is up when it was answered', () => {
  const { link, last, states } = linked();
  link.connect();
  expect(link.send({ type: 'watch' })).toBe(false);
  last().accept();
  expect(last().sent).toEqual([{ type: 'hello', version: 2 }]);
  expect(link.up).toBe(false);
  last().tell({ type: 'hello', version: 2 });
  expect(states).toEqual([{ is: 'connecting' }, { is: 'up' }]);
  expect(link.send({ type: 'watch' })).toBe(true);
});

test('a server that takes the connection and drops it at once is asked less and less often', async () => {
  const { link, clock, attempts, server, states } = linked();
  server.answers = (socket) => {
    socket.accept().tell({ type: 'hello', version: 2 });
    socket.end(1001);
  };
  link.connect();
  await live(clock, 600_000);
  expect(attempts.length).toBeLessThan(75);
  const gaps = attempts.slice(1).map((at, i) => at - attempts[i]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
  expect(Math.min(...gaps.slice(6))).toBeGreaterThan(9000);
  expect(states.at(-1)).toMatchObject({ is: 'waiting', because: 'dropped' });
});

test('a connection that held makes the next wait short again', async () => {
  const { link, clock, attempts, server, up } = linked();
  server.answers = (socket) => socket.end();
  link.connect();
  await live(clock, 60_000);
  server.answers = (socket) => void socket.accept().tell({ type: 'hello', version: 2 });
  await live(clock, 20_000);
  expect(link.up).toBe(true);
  server.answers = null;
  const before = attempts.length;
  up().end();
  clock.pass(1000);
  expect(attempts.length).toBe(before + 1);
});

test('a server that never answers is given up on and tried again, never twice at the same time', () => {
  const { link, clock, sockets, last, states } = linked();
  link.connect();
  last().accept();
  clock.pass(10_000);
  expect(states.at(-1)).toMatchObject({ is: 'waiting', because: 'mute' });
  expect(last().readyState).toBe(WebSocket.CLOSING);
  clock.pass(1000);
  expect(sockets).toHaveLength(2);
  // What the first one says now is too late.
  sockets[0]!.tell({ type: 'hello', version: 2 }).end();
  expect(link.up).toBe(false);
  expect(clock.waiting).toBe(1);
});

test('a close that must not be tried again is not, whatever happens afterwards', () => {
  const finals = Object.values(CLOSE).flatMap(({ code, retry }) => (retry ? [] : [code]));
  for (const code of [...finals, 4403, 4418, 4499]) {
    const { link, clock, sockets, last, states } = linked();
    link.connect();
    last().accept().end(code);
    link.retry();
    clock.pass(3_600_000);
    expect([code, sockets.length, states.at(-1)]).toEqual([code, 1, { is: 'over', code }]);
  }
});

test('every other close is tried again, known or not', () => {
  const again = Object.values(CLOSE).flatMap(({ code, retry }) => (retry ? [code] : []));
  for (const code of [...again, 1000, 1001, 1005, 1006, 1009, 1011, 1013, 3000, 4001, 4500, 4599, 4999]) {
    const { link, clock, sockets, last } = linked();
    link.connect();
    last().accept().end(code);
    clock.pass(1000);
    expect([code, sockets.length]).toEqual([code, 2]);
    expect(isFinal(code)).toBe(false);
  }
});

test('messages no server of ours would send leave the page as it was', () => {
  const { up, messages, seen, link } = linked();
  const socket = up();
  const before = messages.length;
  const strange = ['', 'hello', '{', 'null', '7', '[]', '"hello"', '{}', '{"type":7}', '{"type":null}'];
  for (const data of strange) socket.say(data);
  socket.say('['.repeat(100_000));
  socket.say(`{"type":"${'x'.repeat(MAX_SERVER_MESSAGE_BYTES)}"}`);
  socket.say(new Blob(['x']));
  expect(seen.garbled).toBe(strange.length + 3);
  expect(messages).toHaveLength(before);
  socket.say(new ArrayBuffer(3));
  expect(seen.bytes).toBe(3);
  expect(link.up).toBe(true);
});

test('the silence of a server that holds this page back means nothing', () => {
  const { up, clock, sockets, seen, link } = linked();
  up();
  seen.held = true;
  clock.pass(SILENCE_MS * 20);
  expect(link.up).toBe(true);
  expect(sockets.length).toBe(1);
  seen.held = false;
  clock.pass(SILENCE_MS * 2);
  expect(link.up).toBe(false);
});

test('a connection with nobody at the other end is noticed after two silences', () => {
  const { up, clock, states } = linked();
  const socket = up();
  clock.pass(SILENCE_MS);
  expect(socket.sent.at(-1)).toEqual({ type: 'ping', n: 0 });
  clock.pass(SILENCE_MS - 1);
  expect(states.at(-1)).toEqual({ is: 'up' });
  clock.pass(1);
  expect(states.at(-1)).toMatchObject({ is: 'waiting', because: 'lost' });
});

test('a connection that is answered stays, for days', () => {
  const { up, clock, states, sockets } = linked();
  const socket = up();
  for (let i = 0; i < 10_000; i++) {
    clock.pass(SILENCE_MS);
    const asked = socket.sent.at(-1) as { type: string; n?: number };
    if (asked.type === 'ping') socket.tell({ type: 'pong', n: asked.n });
  }
  expect(states.at(-1)).toEqual({ is: 'up' });
  expect(sockets).toHaveLength(1);
});

test('a page that is looked at again asks at once whether its connection still is one', () => {
  const { up, clock, link, states } = linked();
  const socket = up();
  clock.pass(5000);
  link.nudge();
  clock.pass(1000);
  socket.tell({ type: 'pong', n: 0 });
  clock.pass(3000);
  expect(states.at(-1)).toEqual({ is: 'up' });
  link.nudge();
  // Asking again and again does not put the answer off.
  for (let i = 0; i < 10; i++) {
    clock.pass(400);
    link.nudge();
  }
  expect(states.filter(({ is }) => is === 'waiting')).toMatchObject([{ because: 'lost' }]);
});

test('the network that comes back is used at once, and nobody can make a page try more than once a second', () => {
  const { link, clock, last, attempts } = linked();
  link.connect();
  last().end();
  for (let i = 0; i < 8; i++) {
    clock.pass(15_000);
    last().end();
  }
  const before = attempts.length;
  clock.pass(1000);
  link.nudge();
  expect(attempts.length).toBe(before + 1);
  for (let i = 0; i < 100; i++) {
    last().end();
    clock.pass(10);
    link.nudge();
  }
  expect(attempts.length).toBe(before + 2);
});

test('somebody who asks for a new attempt does not wait for one that is not answered', () => {
  const { link, clock, sockets, last } = linked();
  link.connect();
  last().accept();
  clock.pass(1000);
  link.nudge();
  expect(sockets).toHaveLength(1);
  link.retry();
  expect(sockets).toHaveLength(2);
  expect(sockets[0]!.readyState).toBe(WebSocket.CLOSING);
  last().accept().tell({ type: 'hello', version: 2 });
  expect(link.up).toBe(true);
});

test('whoever asks for a new attempt right after the last one has begun gets it a moment later', () => {
  const { link, clock, sockets, last } = linked();
  link.connect();
  last().accept();
  clock.pass(200);
  link.retry();
  clock.pass(700);
  link.retry();
  expect(sockets).toHaveLength(1);
  clock.pass(100);
  expect(sockets).toHaveLength(2);
  link.retry();
  last().accept().tell({ type: 'hello', version: 2 });
  clock.pass(5000);
  expect([sockets.length, link.up]).toEqual([2, true]);
});

test('a link that was closed stays closed and has nothing left to do', () => {
  const { up, clock, link, sockets } = linked();
  up();
  link.close();
  expect(sockets[0]!.readyState).toBe(WebSocket.CLOSING);
  sockets[0]!.end();
  link.retry();
  clock.pass(3_600_000);
  expect([sockets.length, clock.waiting]).toEqual([1, 0]);
});

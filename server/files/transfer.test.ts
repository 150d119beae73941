import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAX_ENTRIES, MAX_FILE_BYTES, PIECE_BYTES, WINDOW_PIECES } from './bounds.ts';
import { openFile } from './download.ts';
import { list } from './listing.ts';
import { Session } from './session.ts';
import {
  type Answer,
  END,
  FAILURE,
  FakeServer,
  FILE,
  FOLDER,
  inPieces,
  LINK,
  OK,
  readWhole,
  say,
  troubleOf,
} from './sftp.fixture.ts';
import { storeFile } from './upload.ts';
import { packet, uint32, uint64 } from './wire.ts';

const HOME = '/home/lab';
const never = new AbortController().signal;

async function meet(
  answer: Answer,
  extensions: string[] = [],
): Promise<{ server: FakeServer; session: Session }> {
  const server = new FakeServer(answer, say.hello(3, extensions));
  return { server, session: await Session.open(server.link) };
}

/** Answers by kind of request; what is not named succeeds. */
const server =
  (answers: Record<string, Answer>): Answer =>
  (asked) =>
    (
      answers[asked.what] ??
      (({ id, what }) => (/^open|create/.test(what) ? say.handle(id) : say.status(id, OK)))
    )(asked);

/** One listing of these names, then the end. */
function listing(...replies: Array<Array<string | Uint8Array>>): Answer {
  const left = [...replies];
  return server({
    readdir: ({ id }) => {
      const names = left.shift();
      return names ? say.names(id, names) : say.status(id, END);
    },
  });
}

test('[F8] a home directory is listed by names that read as what they are; the others are counted', async () => {
  const { session } = await meet(
    listing(
      ['.', '..', 'notes.txt', '한글 메모.md', '.bashrc'],
      ['-rf', 'a\nb', 'x\u202egpj.exe', '\u001b[2Jx'],
    ),
  );
  const { files, unnamed, more } = await list(session, HOME);
  expect(files.map(({ name }) => name)).toEqual(['notes.txt', '한글 메모.md', '.bashrc', '-rf']);
  expect([unnamed, more]).toEqual([3, false]);
  expect(files[0]).toEqual({
    name: 'notes.txt',
    kind: 'file',
    size: 5,
    modified: '2023-11-14T22:13:20.000Z',
  });
});

test('[F8] a name that is not UTF-8 is counted, and an upload under way is not shown', async () => {
  const { session } = await meet(
    listing([Buffer.from([0x61, 0xff]), `.madang-upload-${'0'.repeat(32)}`, 'a']),
  );
  expect(await list(session, HOME)).toMatchObject({ files: [{ name: 'a' }], unnamed: 1 });
});

test.each(['../etc', 'a/b', '/etc/passwd', '', 'a\0b'])(
  '[F8] a machine that names a file %j wants it to be taken for a path',
  async (name) => {
    const { session } = await meet(listing(['good', name]));
    expect(await troubleOf(list(session, HOME))).toBe('machine-nonsense');
  },
);

test('[F2] a listing without end ends, with names and without', async () => {
  let told = 0;
  const names = await meet(
    server({
      readdir: ({ id }) =>
        say.names(
          id,
          Array.from({ length: 100 }, () => `file-${told++}`),
        ),
    }),
  );
  const { files, more } = await list(names.session, HOME);
  expect([files.length, more]).toEqual([MAX_ENTRIES, true]);
  const empty = await meet(server({ readdir: ({ id }) => say.names(id, []) }));
  expect(await list(empty.session, HOME)).toEqual({ files: [], unnamed: 0, more: true });
  expect(empty.server.whats.at(-1)).toBe('close');
});

/** A file of these bytes; `most` is how much it gives at once. */
function file(
  content: Buffer,
  most = PIECE_BYTES,
  attributes = FILE(content.length),
): Record<string, Answer> {
  return {
    lstat: ({ id }) => say.attributes(id, attributes),
    fstat: ({ id }) => say.attributes(id, attributes),
    read: ({ id, body }) => {
      body.bytes(256);
      const [offset, length] = [body.uint64(), body.uint32()];
      const part = content.subarray(offset, offset + Math.min(length, most));
      return part.length > 0 ? say.data(id, part) : say.status(id, END);
    },
  };
}

test('a file comes down as it is, also from a machine that gives less than it was asked for', async () => {
  const content = randomBytes(3 * PIECE_BYTES + 17);
  for (const most of [PIECE_BYTES, 5000]) {
    const { session } = await meet(server(file(content, most)));
    const { size, bytes } = await openFile(session, `${HOME}/a`);
    expect(size).toBe(content.length);
    expect((await readWhole(bytes)).equals(content)).toBe(true);
  }
});

test('[F12] no more is asked for than the window holds while nobody takes it', async () => {
  const { server: machine, session } = await meet(server(file(Buffer.alloc(40 * PIECE_BYTES))));
  const { bytes } = await openFile(session, `${HOME}/a`);
  const pieces = bytes[Symbol.asyncIterator]();
  await pieces.next();
  await session.lstat('a');
  await session.lstat('a');
  expect(machine.whats.filter((what) => what === 'read').length).toBeLessThanOrEqual(WINDOW_PIECES);
});

test('[F10] what is larger than ten megabytes is refused before a byte moves, and exactly ten are not', async () => {
  for (const [size, expected] of [
    [MAX_FILE_BYTES + 1, 'file-too-large'],
    [5 * 1024 ** 3, 'file-too-large'],
  ] as const) {
    const { server: machine, session } = await meet(server(file(Buffer.alloc(0), 1, FILE(size))));
    expect(await troubleOf(openFile(session, `${HOME}/a`))).toBe(expected);
    expect(machine.whats).toEqual(['lstat', 'open', 'fstat', 'close']);
  }
  const { session } = await meet(server(file(Buffer.alloc(0), 1, FILE(MAX_FILE_BYTES))));
  expect((await openFile(session, `${HOME}/a`)).size).toBe(MAX_FILE_BYTES);
});

test('a file that became shorter on the way is not passed off as whole', async () => {
  const { session } = await meet(server(file(Buffer.alloc(100), 100, FILE(90_000))));
  const { bytes } = await openFile(session, `${HOME}/log`);
  expect(await troubleOf(readWhole(bytes))).toBe('file-changed');
});

test('[F9] reading follows a link to a file, and opens nothing that is none', async () => {
  const content = Buffer.from('from afar');
  const linked = (end: Buffer): Answer =>
    server({
      ...file(content),
      lstat: ({ id }) => say.attributes(id, LINK),
      stat: ({ id }) => say.attributes(id, end),
    });
  const good = await meet(linked(FILE(9)));
  expect((await readWhole((await openFile(good.session, `${HOME}/l`)).bytes)).toString()).toBe('from afar');
  for (const [end, name] of [
    [FOLDER, 'is-folder'],
    [FILE(0, 0o010644), 'not-a-file'],
    [FILE(0, 0o020666), 'not-a-file'],
  ] as const) {
    const { server: machine, session } = await meet(linked(end));
    expect(await troubleOf(openFile(session, `${HOME}/l`))).toBe(name);
    expect(machine.whats).not.toContain('open');
  }
});

test('[F9] what turns into something else between looking and opening is let go', async () => {
  const { server: machine, session } = await meet(
    server({ ...file(Buffer.alloc(5)), fstat: ({ id }) => say.attributes(id, FILE(0, 0o010644)) }),
  );
  expect(await troubleOf(openFile(session, `${HOME}/a`))).toBe('not-a-file');
  expect(machine.whats.at(-1)).toBe('close');
});

const missing: Answer = ({ id }) => say.status(id, 2);
const put = (
  session: Session,
  content: Uint8Array,
  options: { replace?: boolean; size?: number; signal?: AbortSignal; bytes?: AsyncIterable<Uint8Array> } = {},
): Promise<void> =>
  storeFile(
    session,
    { home: HOME, name: 'a.txt' },
    {
      size: options.size ?? content.length,
      bytes: options.bytes ?? inPieces(content, 10_000),
      replace: options.replace ?? false,
      signal: options.signal ?? never,
    },
  );

/** What was written, put together by offset, and the paths of everything else. */
function recorder(answers: Record<string, Answer> = {}): {
  answer: Answer;
  written: () => Buffer;
  paths: Array<[string, string]>;
} {
  const written = Buffer.alloc(200_000);
  let end = 0;
  const paths: Array<[string, string]> = [];
  const answer = server({ lstat: missing, ...answers });
  return {
    paths,
    written: () => written.subarray(0, end),
    answer: (asked) => {
      if (asked.what === 'write') {
        asked.body.bytes(256);
        const offset = asked.body.uint64();
        const data = asked.body.bytes(PIECE_BYTES);
        data.copy(written, offset);
        end = Math.max(end, offset + data.length);
      } else if (/^(open|remove|rename)$/.test(asked.what)) {
        paths.push([asked.what, asked.body.text(4096)!]);
        if (asked.what === 'rename') paths.push(['to', asked.body.text(4096)!]);
      }
      return answer(asked);
    },
  };
}

test('[F11] an upload is written whole under a name of ours and gets its own at the end', async () => {
  const content = randomBytes(100_003);
  const { answer, written, paths } = recorder();
  const { server: machine, session } = await meet(answer);
  await put(session, content);
  expect(written().equals(content)).toBe(true);
  const [, draft] = paths[0]!;
  expect(draft).toMatch(/^\/home\/lab\/\.madang-upload-[0-9a-f]{32}$/);
  expect(paths).toEqual([
    ['open', draft],
    ['rename', draft],
    ['to', '/home/lab/a.txt'],
  ]);
  expect(machine.whats.slice(-2)).toEqual(['close', 'rename']);
});

test('[F11] it is brought to the disk first where the machine can', async () => {
  const { server: machine, session } = await meet(recorder().answer, ['fsync@openssh.com']);
  await put(session, Buffer.from('x'));
  expect(machine.whats.slice(-3)).toEqual(['extended', 'close', 'rename']);
});

test('[F11] a name that is taken is refused and nothing is written; a folder is refused in any case', async () => {
  const taken = await meet(server({ lstat: ({ id }) => say.attributes(id) }));
  expect(await troubleOf(put(taken.session, Buffer.from('x')))).toBe('file-exists');
  expect(taken.server.whats).toEqual(['lstat']);
  const folder = await meet(server({ lstat: ({ id }) => say.attributes(id, FOLDER) }));
  expect(await troubleOf(put(folder.session, Buffer.from('x'), { replace: true }))).toBe('is-folder');
});

test('[F11] a name that was taken meanwhile stays what it became', async () => {
  let looks = 0;
  const { answer, paths } = recorder({
    lstat: ({ id }) => (looks++ === 0 ? say.status(id, 2) : say.attributes(id)),
    rename: ({ id }) => say.status(id, FAILURE),
  });
  const { session } = await meet(answer);
  expect(await troubleOf(put(session, Buffer.from('x')))).toBe('file-exists');
  expect(paths.at(-1)).toEqual(['remove', paths[0]![1]]);
});

test('[F11] replacing is one step where the machine can, and two where not', async () => {
  const exists: Answer = ({ id }) => say.attributes(id, FILE(5, 0o100755));
  const one = await meet(recorder({ lstat: exists }).answer, ['posix-rename@openssh.com']);
  await put(one.session, Buffer.from('x'), { replace: true });
  expect(one.server.whats).toEqual(['lstat', 'open', 'write', 'close', 'extended']);
  const two = await meet(recorder({ lstat: exists }).answer);
  await put(two.session, Buffer.from('x'), { replace: true });
  expect(two.server.whats).toEqual(['lstat', 'open', 'write', 'close', 'lstat', 'remove', 'rename']);
});

test('[F11] a write that fails leaves nothing, and a full disk is called so', async () => {
  const failing = { write: (({ id }) => say.status(id, FAILURE)) satisfies Answer };
  const plain = recorder(failing);
  const unsure = await meet(plain.answer);
  expect(await troubleOf(put(unsure.session, randomBytes(90_000)))).toBe('machine-failed');
  expect(plain.paths.at(-1)![0]).toBe('remove');
  let free = 1000;
  const full = await meet(
    recorder({
      ...failing,
      extended: ({ id }) => {
        const numbers = [4096, 4096, 1000, 0, free, 0, 0, 0, 1, 0, 255];
        free = 0;
        return packet(201, uint32(id), ...numbers.map(uint64));
      },
    }).answer,
    ['statvfs@openssh.com'],
  );
  expect(await troubleOf(put(full.session, randomBytes(90_000)))).toBe('disk-full');
  expect(full.server.whats.at(-1)).toBe('remove');
});

test('[F11] a disk without room is told before anything is written', async () => {
  const { server: machine, session } = await meet(
    recorder({
      extended: ({ id }) => packet(201, uint32(id), ...[4096, 4096, 9, 9, 9, 0, 0, 0, 1, 0, 255].map(uint64)),
    }).answer,
    ['statvfs@openssh.com'],
  );
  expect(await troubleOf(put(session, randomBytes(90_000)))).toBe('disk-full');
  expect(machine.whats).toEqual(['lstat', 'extended']);
});

test('[F10] fewer or more bytes than were announced are no file', async () => {
  for (const size of [9_999, 10_001]) {
    const { answer, paths } = recorder();
    const { session } = await meet(answer);
    expect(await troubleOf(put(session, Buffer.alloc(10_000), { size }))).toBe('body-cut-off');
    expect(paths.map(([what]) => what)).toEqual(['open', 'remove']);
  }
});

test('[F11] who changes their mind leaves nothing behind', async () => {
  const { answer, paths } = recorder();
  const { session } = await meet(answer);
  const stop = new AbortController();
  async function* slowly(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(PIECE_BYTES);
    stop.abort();
    yield Buffer.alloc(PIECE_BYTES);
  }
  const stored = put(session, Buffer.alloc(2 * PIECE_BYTES), { bytes: slowly(), signal: stop.signal });
  await expect(stored).rejects.toThrow();
  expect(paths.map(([what]) => what)).toEqual(['open', 'remove']);
});

test('[F12] a machine that takes nothing stops the sender at the window', async () => {
  const { session } = await meet(recorder({ write: () => null }).answer);
  let sent = 0;
  async function* eager(): AsyncGenerator<Uint8Array> {
    for (; sent < 100; sent++) yield Buffer.alloc(PIECE_BYTES);
  }
  const stored = troubleOf(put(session, Buffer.alloc(100 * PIECE_BYTES), { bytes: eager() }));
  while (sent < WINDOW_PIECES - 1) await new Promise((next) => setImmediate(next));
  for (let i = 0; i < 100; i++) await new Promise((next) => setImmediate(next));
  expect(sent).toBeLessThanOrEqual(WINDOW_PIECES);
  await session.close();
  expect(await stored).toBe('cut-off');
});

/** `file`: a file is there (or not), belongs to whom it should, and says what it should. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf, type Judgement } from '../kind.ts';
import { commandLine, readableCommand } from '../quote.ts';
import { AbsolutePath, lineMatches } from './words.ts';

const CONTENT_BYTES = 32 * 1024;

const KINDS = { file: /^regular/, directory: /^directory/ } as const;

export const file = defineKind({
  options: {
    path: AbsolutePath,
    is: z.enum(['file', 'directory', 'absent']).default('file'),
    mode: z
      .string()
      .regex(/^[0-7]{3,4}$/, 'must look like "600"')
      .optional(),
    owner: z.string().optional().describe('"root" or "root:root"'),
    contains: z.string().optional().describe('text that stands in it'),
    matches: z.string().optional().describe('regular expression that one of its lines has'),
    lacks: z.string().optional().describe('regular expression that none of its lines has'),
    show: z.string().optional().describe('regular expression: the line to report as seen'),
    root: z
      .boolean()
      .default(false)
      .describe('read as root; the exact command must stand in labcheck.sudoers'),
  },
  describe: ({ path, is, mode, owner, contains, matches, lacks }) => {
    const ko = {
      file: `${path} 파일이 있습니다`,
      directory: `${path} 폴더가 있습니다`,
      absent: `${path} 파일이 없습니다`,
    };
    const en = {
      file: `${path} is there`,
      directory: `The folder ${path} is there`,
      absent: `${path} is not there`,
    };
    const rights = [mode, owner].filter(Boolean).join(', ');
    const content = contains ?? matches ?? lacks;
    return {
      ko: `${ko[is]}${rights && ` (${rights})`}${content ? ': 내용이 맞습니다' : ''}`,
      en: `${en[is]}${rights && ` (${rights})`}${content ? ' and says what it should' : ''}`,
    };
  },
  look: ({ path, root, is, contains, matches, lacks, show }) => {
    const stat = commandLine(['stat', '-L', '-c', '%F|%a|%U:%G', '--', path]);
    const reads = is === 'file' && (contains ?? matches ?? lacks ?? show) !== undefined;
    if (!reads) return { command: readableCommand(['ls', '-ld', path]), script: stat };
    const head = commandLine(['head', '-c', String(CONTENT_BYTES)]);
    const asRoot = ['/usr/bin/cat', path];
    const text = root ? `sudo -n ${commandLine(asRoot)} | ${head}` : `${head} ${commandLine(['--', path])}`;
    return {
      command: `${root ? 'sudo ' : ''}${readableCommand(['cat', path])}`,
      script: `${stat} && ${text}`,
      ...(root && { sudo: [asRoot.join(' ')] }),
      bytes: CONTENT_BYTES + 512,
    };
  },
  judge: (options, observation): Judgement => {
    const expected = expectation(options);
    const [first = '', ...rest] = observation.output.split('\n');
    if (/No such file or directory|Not a directory/.test(first)) {
      return { state: holdsIf(options.is === 'absent'), expected, seen: 'absent' };
    }
    const [kind, mode, owner] = first.split('|');
    if (!kind || !mode || !owner) return cannotTell(expected, observation);
    if (options.is === 'absent') return { state: 'fails', expected, seen: 'present' };
    if (!KINDS[options.is].test(kind)) return { state: 'fails', expected, seen: kind };
    const rights = `${mode} ${owner}`;
    const wrongMode =
      options.mode !== undefined && Number.parseInt(options.mode, 8) !== Number.parseInt(mode, 8);
    const wrongOwner = options.owner !== undefined && !`${owner}:`.startsWith(`${options.owner}:`);
    if (wrongMode || wrongOwner) return { state: 'fails', expected, seen: rights };
    return judgeContent(options, rest, { expected, rights });
  },
});

type Content = {
  contains?: string | undefined;
  matches?: string | undefined;
  lacks?: string | undefined;
  show?: string | undefined;
};

function judgeContent(
  want: Content,
  lines: string[],
  { expected, rights }: { expected: string; rights: string },
) {
  const text = lines.join('\n');
  if (lines[0] !== undefined && /^(\/usr\/bin\/cat|head|sudo): /.test(lines[0])) {
    return { state: 'unknown', expected, seen: lines[0] } as const;
  }
  const shown = want.show === undefined ? undefined : lineMatches(text, want.show)?.trim();
  const offending = want.lacks === undefined ? undefined : lineMatches(text, want.lacks)?.trim();
  if (offending !== undefined) return { state: 'fails', expected, seen: offending } as const;
  const right =
    (want.contains === undefined || text.includes(want.contains)) &&
    (want.matches === undefined || lineMatches(text, want.matches) !== undefined);
  return { state: holdsIf(right), expected, seen: shown ?? (right ? rights : 'no such line') };
}

function expectation(
  want: Content & { is: string; mode?: string | undefined; owner?: string | undefined },
): string {
  if (want.is === 'absent') return 'absent';
  const content =
    want.contains ?? (want.matches && `/${want.matches}/`) ?? (want.lacks && `≠ /${want.lacks}/`);
  return [want.mode, want.owner, content].filter(Boolean).join(', ') || want.is;
}

/**
 * A terminal answers questions of the programs in it. These are all the answers ours may give: where the cursor is, what
 * it is, which modes and colours it has, whether it has the focus. None of them can carry words of the one who asked.
 */
const REPLY = new RegExp(
  `^(?:${[
    /\x1b\[0n/,
    /\x1b\[\??\d{1,4};\d{1,4}R/,
    /\x1b\[[?>][\d;]{1,24}c/,
    /\x1b\[\??\d{1,6};[0-4]\$y/,
    /\x1b\[[IO]/,
    /\x1b\](?:4;\d{1,3}|1[012]);rgb:[0-9a-f]{4}\/[0-9a-f]{4}\/[0-9a-f]{4}\x1b\\/,
    /\x1bP[01]\$r[\d;]{0,24}(?:m|r|"p|"q| q|s)?\x1b\\/,
  ]
    .map(({ source }) => source)
    .join('|')})+$`,
);

export const isReply = (text: string): boolean => text.startsWith('\x1b') && REPLY.test(text);

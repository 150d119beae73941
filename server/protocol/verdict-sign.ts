/** How a verdict is shown. Apart from its schema, so that a page which only shows it loads no schema. */
import type { Verdict } from './verdict.ts';

/** Shape and word beside the colour, in one place for pages, tables and prints. */
export const VERDICT_SIGN: Record<Verdict, { sign: string; ko: string; en: string }> = {
  done: { sign: '●', ko: '완료', en: 'Done' },
  'not-yet': { sign: '○', ko: '아직이에요', en: 'Not yet' },
  unknown: { sign: '△', ko: '확인하지 못했어요', en: 'Could not check' },
  again: { sign: '↺', ko: '다시 확인이 필요해요', en: 'Needs another look' },
  earlier: { sign: '⋯', ko: '앞 단계 먼저', en: 'Earlier step first' },
};

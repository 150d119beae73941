export const words = {
  ko: {
    kind: '짐작하고 뒤집어 보기',
    turn: '뒤집기',
    turnAll: '모두 뒤집기',
    told: '{total}개 가운데 {count}개를 뒤집었습니다.',
  },
  en: {
    kind: 'Guess, then turn over',
    turn: 'Turn over',
    turnAll: 'Turn all over',
    told: '{count} of {total} turned over.',
  },
};
export type Words = (typeof words)['ko'];

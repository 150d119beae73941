export const words = {
  ko: {
    kind: '스스로 짚어 보기',
    count: '{total}개 가운데 {count}개',
    verdicts: '몇 개면 어떻습니까',
    from: '{from}개부터',
  },
  en: {
    kind: 'Check yourself',
    count: '{count} of {total}',
    verdicts: 'What the number tells',
    from: 'from {from}',
  },
};
export type Words = (typeof words)['ko'];

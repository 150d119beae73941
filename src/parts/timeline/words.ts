export const words = {
  ko: {
    kind: '시간 순서로 보기',
    lanes: '갈래',
    every: '모두',
    openAll: '모두 펼치기',
    openOne: '하나씩 보기',
  },
  en: {
    kind: 'Along the years',
    lanes: 'Strands',
    every: 'All',
    openAll: 'Open all',
    openOne: 'One at a time',
  },
};
export type Words = (typeof words)['ko'];

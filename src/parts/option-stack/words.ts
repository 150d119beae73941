export const words = {
  ko: {
    kind: '하나씩 골라 맞추기',
    chosen: '고른 것',
    nothing: '아직 고르지 않았습니다.',
    tags: '모으면',
    notes: '살필 것',
    count: '{total}줄 가운데 {count}줄을 골랐습니다.',
    none: '고르지 않음',
  },
  en: {
    kind: 'Choose one for each',
    chosen: 'Chosen',
    nothing: 'Nothing chosen yet.',
    tags: 'Together',
    notes: 'To look at',
    count: '{count} of {total} rows chosen.',
    none: 'nothing chosen',
  },
};
export type Words = (typeof words)['ko'];

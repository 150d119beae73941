export const words = {
  ko: {
    kind: '견주어 보기',
    item: '항목',
    find: '찾을 말',
    tags: '이런 것만',
    columns: '견줄 열 고르기',
    scroll: '{caption}: 옆으로 넘겨 볼 수 있는 표',
    all: '{total}줄 모두 보입니다.',
    some: '{total}줄 가운데 {count}줄이 보입니다.',
    none: '맞는 줄이 없습니다. 조건을 줄여 보세요.',
    sort: '“{head}” 차례로 놓기',
  },
  en: {
    kind: 'Compare',
    item: 'Item',
    find: 'Find',
    tags: 'Only these',
    columns: 'Choose columns to compare',
    scroll: '{caption}: a table that scrolls sideways',
    all: 'All {total} rows are shown.',
    some: '{count} of {total} rows are shown.',
    none: 'No row fits. Ask for less.',
    sort: 'Sort by “{head}”',
  },
};
export type Words = (typeof words)['ko'];

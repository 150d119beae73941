export const words = {
  ko: {
    kind: '낱말 카드',
    count: '{total}장 가운데 {known}장을 알고 있습니다.',
    turn: '뒤집기',
    knew: '알고 있었습니다',
    later: '다시 보기',
    done: '{total}장을 모두 알고 있습니다.',
    all: '모든 카드',
  },
  en: {
    kind: 'Flashcards',
    count: '{known} of {total} known.',
    turn: 'Turn over',
    knew: 'I knew it',
    later: 'Once more',
    done: 'All {total} are known.',
    all: 'All cards',
  },
};
export type Words = (typeof words)['ko'];

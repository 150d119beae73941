export const words = {
  ko: {
    kind: '나누어 담기',
    choose: '어디에 담을까요?',
    count: '{total}장 가운데 {place}번째 카드',
    belongs: '“{bin}”에 들어갑니다.',
    next: '다음 카드',
    finish: '마치기',
    empty: '여기에 들어가는 카드는 없습니다.',
    done: '{total}장 가운데 {right}장을 바로 맞혔습니다.',
    firstRight: '바로 맞힘',
    firstWrong: '처음에 틀림',
  },
  en: {
    kind: 'Sort into bins',
    choose: 'Where does it go?',
    count: 'Card {place} of {total}',
    belongs: 'It belongs in “{bin}”.',
    next: 'Next card',
    finish: 'Finish',
    empty: 'No card belongs here.',
    done: '{right} of {total} right at once.',
    firstRight: 'right at once',
    firstWrong: 'missed at first',
  },
};
export type Words = (typeof words)['ko'];

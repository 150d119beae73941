/** What the player of a stepped picture says. */
export const words = {
  ko: {
    back: '이전',
    next: '다음',
    play: '재생',
    pause: '멈춤',
    place: '{at} / {total}',
    whole: '그림 전체입니다. ‘다음’이나 오른쪽 화살표 키로 한 단계씩 따라가세요.',
    text: '모든 단계를 글로 읽기',
  },
  en: {
    back: 'Back',
    next: 'Next',
    play: 'Play',
    pause: 'Pause',
    place: '{at} / {total}',
    whole: 'This is the whole picture. Follow it step by step with “Next” or the right arrow key.',
    text: 'Read all steps as text',
  },
};
export type Words = (typeof words)['ko'];

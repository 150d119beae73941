/** What several parts say. */
export const verdicts = {
  ko: { right: '맞았습니다', wrong: '아직 아닙니다', fits: '맞음', fitsNot: '아님' },
  en: { right: 'Right', wrong: 'Not yet', fits: 'fits', fitsNot: 'does not fit' },
};
export type Verdicts = (typeof verdicts)['ko'];

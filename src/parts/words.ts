/** What several parts say. */
export const verdicts = {
  ko: { right: '맞았습니다', wrong: '아직 아닙니다', fits: '맞음', fitsNot: '아님' },
  en: { right: 'Right', wrong: 'Not yet', fits: 'fits', fitsNot: 'does not fit' },
};
export type Verdicts = (typeof verdicts)['ko'];

/** What stands in the frame of every part. */
export const frame = {
  ko: { again: '처음부터', undo: '되돌리기', undone: '처음으로 돌렸습니다.' },
  en: { again: 'Start again', undo: 'Undo', undone: 'Back at the start.' },
};

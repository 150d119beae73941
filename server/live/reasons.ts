/** Why the house says no on the live channel, in both languages. */
export const REASONS = {
  'no-lab': {
    ko: '실습 머신이 없어 확인할 수 없습니다. 읽기와 퀴즈는 그대로 쓸 수 있습니다.',
    en: 'There are no lab machines, so nothing can be checked. Reading and quizzes work as ever.',
  },
  'no-such-step': {
    ko: '그런 단계가 없습니다. 페이지를 새로 고치십시오.',
    en: 'There is no such step. Reload the page.',
  },
  'no-such-machine': {
    ko: '그런 머신이 없습니다.',
    en: 'There is no such machine.',
  },
  'not-ours': {
    ko: '연습용 머신만 처음 상태로 되돌릴 수 있습니다.',
    en: 'Only practice machines can be put back to the start.',
  },
  resetting: {
    ko: '이미 되돌리고 있는 머신입니다. 끝날 때까지 기다리십시오.',
    en: 'This machine is being put back already. Wait until it is done.',
  },
  busy: {
    ko: '이미 확인하고 있습니다. 잠시 뒤에 다시 누르십시오.',
    en: 'Checks are running already. Try again in a moment.',
  },
  broken: {
    ko: '확인하는 중에 서버에 문제가 생겼습니다. 서버의 기록을 확인하십시오.',
    en: 'Something broke in the server while it was checking. Its log says more.',
  },
} as const;

export type ReasonName = keyof typeof REASONS;

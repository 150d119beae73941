export const words = {
  ko: {
    kind: '명령 읽기',
    ask: '조각마다 무슨 일을 하는지 먼저 짐작하고 눌러 보세요.',
    left: '아직 {count}조각이 남았습니다.',
    all: '모두 펼치기',
  },
  en: {
    kind: 'Read a command',
    ask: 'Guess what each piece does, then press it.',
    left: '{count} more to read.',
    all: 'Open all',
  },
};
export type Words = (typeof words)['ko'];

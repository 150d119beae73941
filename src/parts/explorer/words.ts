export const words = {
  ko: {
    kind: '어느 층의 이름일까요',
    names: '이름을 하나 고르세요',
    layers: '층, 맨 위부터',
    told: '“{name}”: {layer}',
    count: '{total}개 가운데 {count}개를 보았습니다.',
    all: '모두 제자리에 놓기',
  },
  en: {
    kind: 'Which layer is it?',
    names: 'Choose a name',
    layers: 'Layers, from the top',
    told: '“{name}”: {layer}',
    count: '{count} of {total} seen.',
    all: 'Put all in place',
  },
};
export type Words = (typeof words)['ko'];

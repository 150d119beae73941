/** What a topology says by itself; `kinds` name what a shape stands for. */
export const words = {
  ko: {
    kind: '움직이는 구성도',
    picture: '{nodes}의 구성도',
    flows: '흐름',
    down: '멈춤',
    mark: '눈여겨볼 것',
    linked: '이어진 것',
    kinds: { machine: '기계', service: '서비스', cloud: '클라우드', user: '사용자', store: '저장소' },
  },
  en: {
    kind: 'Moving topology',
    picture: 'Topology of {nodes}',
    flows: 'Flow',
    down: 'Down',
    mark: 'To notice',
    linked: 'Linked',
    kinds: { machine: 'machine', service: 'service', cloud: 'cloud', user: 'user', store: 'store' },
  },
};

/** What a request's path says by itself. */
export const words = {
  ko: {
    kind: '요청의 길',
    picture: '{actors} 사이를 오가는 {total}단계 그림',
    within: '{name} 안에서',
    from: '{from} → {to}',
  },
  en: {
    kind: 'Path of a request',
    picture: 'A picture of {total} steps between {actors}',
    within: 'inside {name}',
    from: '{from} → {to}',
  },
};

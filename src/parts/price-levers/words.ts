import type { ComputeId, Lever, StorageClass, StorageId } from './model.ts';

type Named = { name: string; help?: string };
export type Words = {
  kind: string;
  ask: string;
  table: string;
  checked: string;
  compute: {
    heading: string;
    title: string;
    description: string;
    levers: Record<Lever, { name: string; is: string }>;
    knobs: Record<ComputeId, Named>;
    now: string;
    from: string;
    never: string;
    risk: string;
    caption: string;
    heads: [string, string];
    reading: string;
  };
  storage: {
    heading: string;
    title: string;
    description: string;
    classes: Record<StorageClass, string>;
    knobs: Record<StorageId, Named>;
    now: string;
    minimum: string;
    no: string;
    caption: string;
    heads: [string, string, string, string, string];
    days: string;
    assumed: string;
    reading: string;
  };
};

const ko: Words = {
  kind: '가격을 움직이는 손잡이',
  ask: '같은 서버와 같은 자료인데 값이 몇 배까지 달라질까요?',
  table: '숫자를 표로 보기',
  checked: '{date} 기준으로 알려진 값입니다. 지역과 시기에 따라 다르므로 가격 페이지가 정본입니다.',
  compute: {
    heading: '서버를 빌리는 세 가지 값',
    title: '한 달에 켜 두는 시간과 그 달의 값',
    description:
      '가로는 한 달에 켜 두는 시간, 세로는 그 달의 값입니다. 요구형과 스팟은 시간에 따라 오르고 약정은 평평합니다.',
    levers: {
      demand: { name: '요구형', is: '켜 둔 시간만큼. 약속도 할인도 없습니다.' },
      committed: {
        name: '약정',
        is: '1년이나 3년 쓰기로 약속합니다. AWS 예약·절약 플랜과 Azure 예약은 최대 {max}%, Azure 절약 플랜은 최대 {plan}%. 꺼 두어도 냅니다.',
      },
      spot: {
        name: '스팟',
        is: '남는 자원을 최대 {spot}% 싸게. 언제든 회수되므로 끊겨도 되는 일에만 씁니다.',
      },
    },
    knobs: {
      price: { name: '한 시간 요구형 값', help: '가정입니다. 가격 페이지의 값으로 바꿔 보세요' },
      machines: { name: '서버' },
      hours: { name: '한 달에 켜 두는 시간' },
      committed: { name: '실제로 받은 약정 할인', help: '광고의 ‘최대’보다 작은 것이 보통입니다' },
      spot: { name: '그 달의 스팟 할인', help: '시세라서 움직입니다' },
      again: { name: '회수되어 다시 한 일' },
    },
    now: '한 달 {hours} 켜면 요구형 {demand}, 약정 {committed}, 스팟 {spot}입니다.',
    from: '약정은 한 달에 {hours} 넘게 켤 때부터 요구형보다 쌉니다.',
    never: '할인이 없으면 약정은 한 달 내내 켜 두어도 이득이 없습니다.',
    risk: '이 가정에서는 스팟이 요구형보다 비쌉니다. 다시 하는 일이 할인을 다 먹었습니다.',
    caption: '한 달의 값',
    heads: ['방식', '한 달'],
    reading: '{at}: 요구형 {demand} · 약정 {committed} · 스팟 {spot}',
  },
  storage: {
    heading: '자료를 두는 네 가지 값',
    title: '두는 기간과 그동안 낸 값',
    description:
      '가로는 자료를 두는 달 수, 세로는 지울 때까지 낸 값입니다. 보관 등급은 짧게 두어도 최소 기간만큼 내므로 왼쪽이 평평합니다.',
    classes: { standard: 'Standard', nearline: 'Nearline', coldline: 'Coldline', archive: 'Archive' },
    knobs: {
      size: { name: '자료의 크기' },
      months: { name: '두는 기간' },
      read: { name: '달마다 다시 읽는 몫' },
      standard: { name: 'Standard의 한 달 GB 값', help: '가정입니다. 리전의 값으로 바꿔 보세요' },
    },
    now: '{months} 두고 달마다 {read} 읽으면 {best} 등급이 가장 쌉니다: Standard {standard}, Nearline {nearline}, Coldline {coldline}, Archive {archive}.',
    minimum: '최소 기간보다 일찍 지우므로 {classes} 등급은 남은 기간의 값까지 냅니다.',
    no: '없음',
    caption: '등급마다의 값과 조건 (Google Cloud Storage, 미국의 여러 리전)',
    heads: ['등급', 'GB·월', '읽기 GB', '최소 기간', '이 가정의 합계'],
    days: '{n}일',
    assumed: '{price} (가정)',
    reading: '{at}: Standard {standard} · Nearline {nearline} · Coldline {coldline} · Archive {archive}',
  },
};

const en: Words = {
  kind: 'Levers of a price',
  ask: 'The same server, the same data: by how many times can the price differ?',
  table: 'The numbers as a table',
  checked: 'As known in {date}. Prices differ by region and time; the price page decides.',
  compute: {
    heading: 'Three prices for a rented server',
    title: 'Hours in a month and the price of that month',
    description:
      'Across: hours a month in which the machines are on. Up: the price of that month. On demand and spot rise with the hours, a commitment is flat.',
    levers: {
      demand: { name: 'On demand', is: 'By the hour. No promise, no discount.' },
      committed: {
        name: 'Committed',
        is: 'A promise for one or three years. AWS reserved and savings plans and Azure reservations up to {max}%, Azure savings plans up to {plan}%. Paid while off as well.',
      },
      spot: {
        name: 'Spot',
        is: 'Spare capacity, up to {spot}% off. Reclaimed at any time: only for work that may be cut off.',
      },
    },
    knobs: {
      price: { name: 'On demand, an hour', help: 'an assumption; put in a number of the price page' },
      machines: { name: 'Servers' },
      hours: { name: 'Hours on in a month' },
      committed: { name: 'Discount really given', help: 'usually less than the “up to” of the page' },
      spot: { name: 'Spot discount that month', help: 'a market price; it moves' },
      again: { name: 'Work done again', help: 'because a machine was reclaimed' },
    },
    now: 'On for {hours} a month: on demand {demand}, committed {committed}, spot {spot}.',
    from: 'A commitment costs less than on demand from {hours} a month.',
    never: 'Without a discount a commitment gains nothing, even if the machine is never off.',
    risk: 'Under these assumptions spot is dearer than on demand: the work done again has eaten the discount.',
    caption: 'The price of one month',
    heads: ['Lever', 'One month'],
    reading: '{at}: on demand {demand} · committed {committed} · spot {spot}',
  },
  storage: {
    heading: 'Four prices for kept data',
    title: 'Months kept and what was paid by then',
    description:
      'Across: months for which data is kept. Up: what has been paid when it is deleted. Archive classes charge a minimum time, so their lines begin flat.',
    classes: { standard: 'Standard', nearline: 'Nearline', coldline: 'Coldline', archive: 'Archive' },
    knobs: {
      size: { name: 'Size of the data' },
      months: { name: 'Kept for' },
      read: { name: 'Read back each month' },
      standard: {
        name: 'Standard, a GB for a month',
        help: 'an assumption; put in the price of your region',
      },
    },
    now: 'Kept for {months}, with {read} read each month, {best} costs least: Standard {standard}, Nearline {nearline}, Coldline {coldline}, Archive {archive}.',
    minimum: 'Deleted before the minimum time, so {classes} also charges the rest of it.',
    no: 'none',
    caption: 'Price and terms of each class (Google Cloud Storage, many US regions)',
    heads: ['Class', 'GB a month', 'Reading a GB', 'Minimum', 'Total here'],
    days: '{n} days',
    assumed: '{price} (assumed)',
    reading: '{at}: Standard {standard} · Nearline {nearline} · Coldline {coldline} · Archive {archive}',
  },
};

export const words = { ko, en };

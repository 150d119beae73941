import type { KnobId, Side } from './model.ts';

export type Words = {
  kind: string;
  ask: string;
  title: string;
  description: string;
  sides: Record<Side, string>;
  knobs: Record<KnobId, { name: string; help?: string }>;
  prices: string;
  first: string;
  turn: Record<Side, string>;
  more: string;
  never: string;
  end: string;
  table: string;
  caption: string;
  heads: { after: string; cheaper: string };
  reading: string;
  counted: string;
};

const ko: Words = {
  kind: '두 곡선',
  ask: '사는 돈은 계단으로, 빌리는 돈은 비탈로 쌓입니다. 어느 가정이 두 선을 만나게 할까요?',
  title: '지금까지 낸 돈을 모두 더하면',
  description:
    '가로는 지난 해, 세로는 지금까지 낸 돈을 서버 몇 대 값인지로 나타냅니다. 장비를 사는 선은 계단이고 빌리는 선은 비탈입니다.',
  sides: { own: '사기 (CapEx와 유지비)', rent: '빌리기 (OpEx)' },
  knobs: {
    load: { name: '처음의 일', help: '쉬지 않고 일하는 서버 몇 대 몫인지' },
    growth: { name: '해마다 늘어나는 일' },
    use: { name: '산 서버의 이용률', help: '산 것 가운데 실제로 일하는 몫' },
    life: { name: '장비 수명', help: '끝나면 다시 삽니다' },
    rent: { name: '한 달 임대료', help: '같은 서버 값에 견주어. 실제 견적으로 바꿔 보세요' },
    upkeep: { name: '한 해 유지비', help: '전력·공간·보수·사람, 서버 값에 견주어' },
    years: { name: '살펴볼 기간' },
  },
  prices: '서버 {n}대 값',
  first: '첫날에는 빌리는 쪽이 적게 냅니다.',
  turn: {
    own: '{when}부터는 사는 쪽이 적게 냈습니다.',
    rent: '{when}에 다시 빌리는 쪽이 적게 낸 셈이 됩니다.',
  },
  more: '그 뒤로도 {n}번 더 바뀝니다.',
  never: '이 기간 안에는 두 선이 만나지 않습니다.',
  end: '{years} 동안 사기는 {own}, 빌리기는 {rent}입니다.',
  table: '숫자를 표로 보기',
  caption: '해마다 지금까지 낸 돈 (서버 한 대 값 = 1)',
  heads: { after: '지난 기간', cheaper: '적게 낸 쪽' },
  reading: '{when}: 사기 {own} · 빌리기 {rent}',
  counted:
    '한 해에 한 번 그해에 쓸 만큼 사고, 빌릴 때는 일한 만큼만 낸다고 보았습니다. 이자, 세금, 회계 처리는 넣지 않았습니다. CapEx를 OpEx로 바꾸면 언제 어떻게 내는지가 달라질 뿐, 얼마를 내는지가 저절로 줄지는 않습니다.',
};

const en: Words = {
  kind: 'Two curves',
  ask: 'What is bought adds up in steps, what is rented in a slope. Which assumption makes the two lines meet?',
  title: 'Everything paid so far',
  description:
    'Across: years gone by. Up: what has been paid so far, in prices of one server. The line for buying is a staircase, the one for renting a slope.',
  sides: { own: 'buying (CapEx and upkeep)', rent: 'renting (OpEx)' },
  knobs: {
    load: { name: 'Work at first', help: 'worth so many servers that never rest' },
    growth: { name: 'More work each year' },
    use: { name: 'Use of bought servers', help: 'the share of what was bought that works' },
    life: { name: 'Life of hardware', help: 'bought again when it ends' },
    rent: { name: 'Rent for a month', help: 'against the price of the same server; put in a real quotation' },
    upkeep: { name: 'Upkeep for a year', help: 'power, space, repair, people, against the price' },
    years: { name: 'Years to look at' },
  },
  prices: '{n} server prices',
  first: 'On the first day renting has cost less.',
  turn: { own: 'From {when} on, buying has cost less.', rent: 'At {when}, renting has cost less again.' },
  more: 'It changes {n} times more after that.',
  never: 'Within these years the two lines do not meet.',
  end: 'Over {years}, buying costs {own} and renting {rent}.',
  table: 'The numbers as a table',
  caption: 'Paid so far, year by year (price of one server = 1)',
  heads: { after: 'After', cheaper: 'Cost less' },
  reading: '{when}: buying {own} · renting {rent}',
  counted:
    'Machines are bought once a year for what the year will need; rent is paid for work done only. Interest, tax and accounting are left out. Turning CapEx into OpEx changes when and how you pay; it does not by itself change how much.',
};

export const words = { ko, en };

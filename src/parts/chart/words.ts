export type Words = {
  kinds: { bar: string; line: string; stacked: string };
  series: string;
  table: string;
  label: string;
  fromLeft: string;
  source: string;
  by: string;
  checked: string;
};

const ko: Words = {
  kinds: { bar: '막대그래프', line: '꺾은선그래프', stacked: '누적 막대그래프' },
  series: '{name}: 가장 큰 값은 {high}, 가장 작은 값은 {low}. 처음 {first}, 마지막 {last}.',
  table: '숫자를 표로 보기',
  label: '구분',
  fromLeft: '왼쪽부터',
  source: '출처',
  by: '{by} 후원',
  checked: '{date} 확인',
};
const en: Words = {
  kinds: { bar: 'Bar chart', line: 'Line chart', stacked: 'Stacked bar chart' },
  series: '{name}: highest at {high}, lowest at {low}; {first} at first, {last} at the end.',
  table: 'The numbers as a table',
  label: 'Label',
  fromLeft: 'From the left',
  source: 'Source',
  by: 'paid for by {by}',
  checked: 'checked {date}',
};
export const words = { ko, en };

import { expect, test } from 'vitest';
import { describeDiagram } from './describe.ts';

test('a chart is told edge by edge, with the words on the arrows', () => {
  const { is } = describeDiagram(`flowchart LR
  name["이름<br/>pg-01"] -->|"① 이름 풀이"| address["주소"]
  address -->|"② 경로(hop)"| hop{"다음 홉"}
  hop -.-> wire(망) --> end1([끝])`);
  expect(is).toBe('이름 pg-01 → 주소 (① 이름 풀이). 주소 → 다음 홉 (② 경로(hop)). 다음 홉 → 망. 망 → 끝');
});

test('groups tell what is in them, and several at once are told together', () => {
  const { is } = describeDiagram(`flowchart TB
  subgraph own["자기 시설"]
    a["관제"] & b["DNS"]
    a <--> b
  end
  a & b ==> c["클라우드"]
  c --- d
  classDef x fill:#fff`);
  expect(is).toBe('자기 시설: 관제, DNS. 관제 ↔ DNS. 관제, DNS → 클라우드. 클라우드 – d');
});

test('a label may stand inside an arrow', () => {
  expect(describeDiagram('graph LR\n  a[A] -- asks --> b[B]').is).toBe('A → B (asks)');
});

test('a sequence is told message by message', () => {
  const { is } = describeDiagram(`sequenceDiagram
  participant u as 사용자
  u->>gw: 요청
  gw-->>u: 응답`);
  expect(is).toBe('사용자 → gw (요청). gw → 사용자 (응답)');
});

test('what the author wrote comes first, and other kinds tell their labels', () => {
  const written = describeDiagram('pie\n  accTitle: 몫\n  accDescr: 절반은 비어 있다\n  "빈 곳": 50');
  expect(written).toEqual({ title: '몫', is: '절반은 비어 있다' });
  expect(describeDiagram('pie\n  "빈 곳": 50\n  "찬 곳": 50').is).toBe('빈 곳. 찬 곳');
});

import { expect, test } from 'vitest';
import {
  type Answers,
  asksForData,
  judge,
  PROOFS,
  QUESTIONS,
  readAnswers,
  STARTS,
  VERDICTS,
  weightOf,
} from './model.ts';
import { words } from './words.ts';

const publicService: Answers = { buyer: 'kr-public', place: 'provider', data: 'open', crypto: 'yes' };

const every: Answers[] = QUESTIONS.buyer.flatMap((buyer) =>
  QUESTIONS.place.flatMap((place) =>
    QUESTIONS.data.flatMap((data) => QUESTIONS.crypto.map((crypto) => ({ buyer, place, data, crypto }))),
  ),
);

test('the grade of CSAP follows the data, not the institution', () => {
  expect(judge(publicService).csap).toBe('csap-low');
  expect(judge({ ...publicService, data: 'inner' }).csap).toBe('csap-middle');
  expect(judge({ ...publicService, data: 'grave' }).csap).toBe('csap-high');
});

test('what a public body runs on its own machines is not a service that is bought', () => {
  expect(judge({ ...publicService, place: 'own' }).csap).toBe('csap-own');
});

test('a Korean public body needs KCMVP, and FIPS does not stand in for it', () => {
  expect(judge(publicService)).toMatchObject({ fips: 'fips-not-enough', kcmvp: 'kcmvp-needed' });
  expect(judge({ ...publicService, crypto: 'no' })).toMatchObject({
    fips: 'fips-no',
    kcmvp: 'kcmvp-no-crypto',
  });
});

test('a US federal agency needs a validated module and neither of the Korean proofs', () => {
  expect(judge(STARTS.fips)).toEqual({ csap: 'csap-no', fips: 'fips-needed', kcmvp: 'kcmvp-no' });
});

test('finance is restricted, not forbidden, and has rules of its own', () => {
  expect(judge({ ...publicService, buyer: 'finance' }).csap).toBe('csap-finance');
});

test('the class of the data is asked only where it decides', () => {
  for (const answers of every.filter((one) => !asksForData(one)))
    for (const data of QUESTIONS.data) expect(judge({ ...answers, data })).toEqual(judge(answers));
});

test('every verdict is reached by some answers, and has words in both languages', () => {
  const reached = new Set(every.flatMap((answers) => PROOFS.map((proof) => judge(answers)[proof])));
  expect([...reached].sort()).toEqual([...VERDICTS].sort());
  for (const verdict of VERDICTS) {
    expect(words.ko.verdicts[verdict].is).not.toBe('');
    expect(words.en.verdicts[verdict].is).not.toBe('');
  }
});

test('what is needed is marked so', () => {
  expect(weightOf('csap-high')).toBe('needed');
  expect(weightOf('fips-not-enough')).toBe('look');
  expect(weightOf('kcmvp-no-crypto')).toBe('not');
});

test('both languages tell the same facts from the same sources', () => {
  for (const proof of PROOFS) {
    const of = (language: 'ko' | 'en') =>
      words[language].proofs[proof].facts.map(({ when, source }) => [when, source]);
    expect(of('ko').map(([, source]) => source)).toEqual(of('en').map(([, source]) => source));
    expect(of('ko').length).toBeGreaterThan(2);
  }
});

test('answers that were kept in another shape are forgotten', () => {
  expect(readAnswers(publicService)).toEqual(publicService);
  expect(readAnswers({ ...publicService, data: 'secret' })).toBeNull();
  expect(readAnswers(['kr-public'])).toBeNull();
});

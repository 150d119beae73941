import { expect, test } from 'vitest';
import { AT_ONCE, AT_ONCE_PER_PERSON, HOURLY_BYTES, MAX_FILE_BYTES } from './bounds.ts';
import { Quota } from './quota.ts';

const times = (count: number, act: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => act(index));

test('[F13] one person has a few places, everybody together more, and a place is left once', () => {
  const quota = new Quota();
  const [leave] = times(AT_ONCE_PER_PERSON, () => quota.enter('self')) as Array<() => void>;
  expect(() => quota.enter('self')).toThrow('too-many-transfers');
  leave!();
  leave!();
  quota.enter('self');
  expect(() => quota.enter('self')).toThrow('too-many-transfers');
  times(AT_ONCE - AT_ONCE_PER_PERSON, (index) => quota.enter(`person-${index}`));
  expect(() => quota.enter('late')).toThrow('too-many-transfers');
});

test('[F13] bytes of an hour are counted per person, come back after it, and at once when nothing moved', () => {
  let now = 0;
  const quota = new Quota(() => now);
  const [giveBack] = times(HOURLY_BYTES / MAX_FILE_BYTES, () => quota.spend('self', MAX_FILE_BYTES)) as Array<
    () => void
  >;
  expect(() => quota.spend('self', 1)).toThrow('hourly-limit');
  quota.spend('other', 1);
  giveBack!();
  quota.spend('self', MAX_FILE_BYTES);
  expect(() => quota.spend('self', 1)).toThrow('hourly-limit');
  now = 3_600_001;
  quota.spend('self', HOURLY_BYTES);
});

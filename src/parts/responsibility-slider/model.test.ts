import { expect, test } from 'vitest';
import { alwaysYours, handedOver, MODELS, ownerOf, ROWS, readModel } from './model.ts';

test('to IaaS goes what lies below the operating system', () => {
  expect(handedOver(ROWS.operation, 'on-prem', 'iaas')).toEqual(['virtualisation', 'hardware', 'facility']);
});

test('to PaaS go runtime and operating system as well, to SaaS the application too', () => {
  expect(handedOver(ROWS.operation, 'iaas', 'paas')).toEqual(['runtime', 'os']);
  expect(handedOver(ROWS.operation, 'paas', 'saas')).toEqual(['application']);
});

test('data, identities and configuration are never handed over', () => {
  expect(alwaysYours(ROWS.operation)).toEqual(['data']);
  expect(alwaysYours(ROWS.security)).toEqual(['data-protection', 'identities', 'configuration']);
});

test('what was handed over does not come back further along', () => {
  const weight = { you: 0, both: 1, provider: 2 };
  for (const row of [...ROWS.operation, ...ROWS.security]) {
    const weights = MODELS.map((model) => weight[ownerOf(row, model)]);
    expect(weights).toEqual([...weights].sort());
  }
});

test('on premises everything is yours', () => {
  for (const row of [...ROWS.operation, ...ROWS.security]) expect(ownerOf(row, 'on-prem')).toBe('you');
});

test('what was kept and is no way of consuming is forgotten', () => {
  expect(readModel('paas')).toBe('paas');
  expect(readModel('xaas')).toBeNull();
  expect(readModel({})).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { issuerOf } from '../../../src/core/identifier/issuer.ts';

describe('the issuer of a SIM card', () => {
  it.each([
    ['89852202209089971478', { company: 'Internet Initiative Japan Inc.', country: 'Hong Kong, China' }],
    ['8944501000000000000', { company: 'JT (Jersey) Limited', country: 'United Kingdom' }],
  ])('issuer: of %s is known', (iccid, issuer) => {
    expect(issuerOf(iccid)).toEqual(issuer);
  });

  it.each(['', '89', '8999999999999999999', '4242424242424242'])('issuer: of "%s" is not', (iccid) => {
    expect(issuerOf(iccid)).toBe(undefined);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDigit,
  checkDigitTwin,
  maskIccid,
  passesLuhn,
  stripPadding,
  unswapNibbles,
} from '../../../src/core/identifier/iccid.ts';

const digits = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((list) => list.join(''));

describe('the check digit', () => {
  it.each(['89852202209089971478', '89852420180910340793', '8944476500008878576', '79927398713'])('is right in %s', (number) => {
    expect(passesLuhn(number)).toBe(true);
  });

  it.each(['89852202209089971479', '8985220220908997147', '898608070422D0010269', '', '0', '８９'])(
    'is not right in "%s"',
    (number) => {
      expect(passesLuhn(number)).toBe(false);
    },
  );

  it('is the digit that makes any number pass, and no other does', () => {
    fc.assert(
      fc.property(digits(1, 40), (number) => {
        const right = checkDigit(number);

        expect('0123456789'.split('').filter((digit) => passesLuhn(number + digit))).toEqual([right]);
      }),
    );
  });

  it('is undefined for hex letters and for nothing', () => {
    expect(checkDigit('898600B5')).toBe(undefined);
    expect(checkDigit('')).toBe(undefined);
  });
});

describe('the twin of an ICCID', () => {
  it('has the digit added to 19 that fail Luhn', () => {
    expect(checkDigitTwin('8985220220908997147')).toBe('89852202209089971478');
  });

  it('has the last of 20 dropped that pass it', () => {
    expect(checkDigitTwin('89852202209089971478')).toBe('8985220220908997147');
  });

  it.each([
    ['19 that pass', '8944476500008878576'],
    ['20 that fail', '89852202209089971479'],
    ['hex letters', '898608070422D0010269'],
    ['18', '898522022090899714'],
    ['21', '898522022090899714786'],
  ])('is none for %s', (_, iccid) => {
    expect(checkDigitTwin(iccid)).toBe(undefined);
  });
});

describe('how an ICCID is written', () => {
  it('masked keeps the first six and the last four', () => {
    expect(maskIccid('89852202209089971478')).toBe('898522…1478');
  });

  it.each([
    ['8944476500008878576F', '8944476500008878576'],
    ['894447650000887857FF', '894447650000887857'],
    ['F89852202209089971478', '89852202209089971478'],
    ['898608070422d0010269', '898608070422D0010269'],
  ])('%s is %s without padding', (characters, number) => {
    expect(stripPadding(characters)).toBe(number);
  });

  it.each(['8944476500A08878576', '898600ABC00000000001', '9885220220', 'FF89852202209089971478', '89852202209089971478FFF'])(
    '%s is none',
    (characters) => {
      expect(stripPadding(characters)).toBe(undefined);
    },
  );

  it.each([
    ['98582220020998794187', '89852202209089971478'],
    ['984474560000888775F6', '8944476500008878576'],
  ])('EF_ICCID %s holds %s', (dump, iccid) => {
    expect(unswapNibbles(dump)).toBe(iccid);
  });

  it.each([
    ['no good check digit', '98582220020998794197'],
    ['too short', '985822200209987941'],
    ['another beginning', '89852202209089971478'],
  ])('EF_ICCID with %s is none', (_, dump) => {
    expect(unswapNibbles(dump)).toBe(undefined);
  });
});

import { describe, expect, it } from 'vitest';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { registered } from '../kit/registered.ts';

const linksfield = registered('linksfield');
const { plan } = linksfield.connect({ LINKSFIELD_PARTNER_CODE: 'P012345' });

function planned(kind: Identifier['kind'], value: string, providers?: readonly string[]) {
  return plan({ kind, value, raw: value, providers });
}

function twoQuestions(value: string) {
  return [
    { by: 'order_id', value },
    { by: 'purchase_order_id', value, caveat: 'unpaid_may_be_hidden' },
  ];
}

describe('what Linksfield is asked', () => {
  it('an ICCID whose last digit is its check digit: afterwards without it', () => {
    expect(planned('iccid', '89852202209089971478')).toEqual([
      {
        by: 'sim_id',
        value: '89852202209089971478',
        caveat: 'past_year_only',
        otherwise: { by: 'sim_id', value: '8985220220908997147', caveat: 'past_year_only' },
      },
    ]);
  });

  it('an ICCID of nineteen digits that fail the check: afterwards with the digit', () => {
    const [query] = planned('iccid', '8985220220908997147');

    expect(query?.otherwise?.value).toBe('89852202209089971478');
  });

  it('an ICCID without a twin: once', () => {
    expect(planned('iccid', '89852202209089971479')).toEqual([
      { by: 'sim_id', value: '89852202209089971479', caveat: 'past_year_only' },
    ]);
  });

  it.each(['CU-7ZOIHX0RB16U20250828111429591', 'cu-7zoihx0rb16u20250828111429591'])(
    'its own order %s: as an order only, in capitals',
    (value) => {
      expect(planned('order', value)).toEqual([{ by: 'order_id', value: 'CU-7ZOIHX0RB16U20250828111429591' }]);
    },
  );

  it.each<[string, Identifier['kind'], string, (readonly string[])?]>([
    ['a free-form number', 'reference', '4567'],
    ['a prefixed one', 'order', '4567', ['linksfield']],
    ['one that a pattern found for everybody', 'order', '#1001'],
    ['one that a pattern found for some', 'order', '114-1234567-1234567', ['tuya', 'linksfield']],
    ['one with a prefix of Clink, when named', 'order', 'order_7Gk2abc', ['linksfield']],
    ['what only begins like its own', 'reference', 'CU-12'],
    ['what is no ASCII', 'reference', '订单/4567'],
  ])('%s: as its own order and as the purchase order at once', (_, kind, value, providers) => {
    expect(planned(kind, value, providers)).toEqual(twoQuestions(value));
  });
});

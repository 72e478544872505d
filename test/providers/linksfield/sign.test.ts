import { describe, expect, it } from 'vitest';
import { sign } from '../../../src/providers/linksfield/sign.ts';

const published = {
  deviceCode: '89852420180910340793',
  languageCode: '1',
  mark: '0',
  partnerCode: 'P000270',
  terminal: '1',
  tradeTime: '1645683857572',
  tradeType: 'singleVerify',
  url: 'https://dist.linksfield.net/login',
  version: '3.0',
};

describe('the checksum of Linksfield', () => {
  it.each([
    ['the published vector', published, 'ea7a3bba7e345e0b8ca7f7e3b43d6e72'],
    ['by ICCID', by('sim_id', '89852202209089971478'), '0bbe2e8c9c1ba306ef239985322489da'],
    ['by order', by('order_id', 'CU-7ZOIHX0RB16U20250828111429591'), '1d0a494ce2a1c0e74553ca3a5470ee97'],
    ['by purchase order', by('purchase_order_id', '4567'), '4bf1fed7545a2d5ae12d64d15c09dc9c'],
    ['slashes and Chinese as they are', by('purchase_order_id', '订单/4567'), '92c830d22e22c208752a9af4fc5b786b'],
  ])('%s', (_, parameters, expected) => {
    expect(sign(parameters)).toBe(expected);
  });

  it('does not depend on the order of the parameters', () => {
    const reversed = Object.fromEntries(Object.entries(published).reverse());

    expect(sign(reversed)).toBe('ea7a3bba7e345e0b8ca7f7e3b43d6e72');
  });

  it('leaves out what is empty, and itself', () => {
    expect(sign({ ...published, order_id: '', sign: 'b2a9e697' })).toBe('ea7a3bba7e345e0b8ca7f7e3b43d6e72');
  });

  it('sorts by ASCII, capitals first', () => {
    expect(sign({ a: '1', B: '2' })).toBe('71975e8c1b57863697c6fbef4d49348d');
  });
});

function by(name: string, value: string): Record<string, string> {
  return { partnerCode: 'P012345', version: '3.0', [name]: value };
}

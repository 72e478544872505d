import { describe, expect, it } from 'vitest';
import { type Signable, sign } from '../../../src/providers/tuya/client/sign.ts';

const SIGNER = {
  clientId: '1KAD46OrT9HafiKdsXeg',
  secret: '4OHBOnWOqaEC1mWXOpVL3yV50s0qGSRC',
  t: 1588925778000,
  nonce: '5138cc3a9033d69856923fd07b491173',
};
const WITH_TOKEN = { ...SIGNER, accessToken: '3f4eda2bdec17232f67c0b188af3eec1' };
const HEADERS = [
  ['area_id', '29a33e8796834b1efa6'],
  ['call_id', '8afdb70ab2ed11eb85290242ac130003'],
] as const;
const TOKEN: Signable = { method: 'GET', path: '/v1.0/token', query: { grant_type: '1' } };
const USERS: Signable = { method: 'GET', path: '/v2.0/apps/schema/users', query: { page_no: '1', page_size: '50' } };
const CODES = { mall_code: 'MALL_CODE', shop_code: 'SHOP_CODE', user_id: 'USER_ID' };

/** developer.tuya.com/en/docs/iot/new-singnature?id=Kbw0q34cs2e5g */
describe('Tuya: published signatures', () => {
  it('of the token call', () => {
    const signature = sign({ ...TOKEN, headers: HEADERS }, SIGNER);

    expect(signature).toBe('9E48A3E93B302EEECC803C7241985D0A34EB944F40FB573C7B5C2A82158AF13E');
  });

  it('of a business call', () => {
    const signature = sign({ ...USERS, headers: HEADERS }, WITH_TOKEN);

    expect(signature).toBe('AE4481C692AA80B25F3A7E12C3A5FD9BBF6251539DD78E565A1A72A508A88784');
  });
});

describe('Tuya: signatures computed by the same rule', () => {
  it('of the token call without Signature-Headers', () => {
    expect(sign(TOKEN, SIGNER)).toBe('3206F74CBFC2869794FD3013C44F18166BE22AB1FB5FF66F513212264F67F681');
  });

  it('of the token call without a nonce', () => {
    const signature = sign(TOKEN, { ...SIGNER, nonce: '' });

    expect(signature).toBe('7BA26C076E5ECB1E959BE274A0FFB397B2B1865FC7BCED8F1C78AC5653C20CAA');
  });

  it("of a buyer's order", () => {
    const signature = sign({ method: 'GET', path: '/v1.0/mall/plugin/order/1234567', query: CODES }, WITH_TOKEN);

    expect(signature).toBe('E9B70B652233BF43014B87DBB22A5ED7890948F15FE7BDBC8C152AD8245B739B');
  });

  it("of a buyer's list, whatever the order of its parameters", () => {
    const query = { user_id: 'USER_ID', shop_code: 'SHOP_CODE', page_size: '10', page_no: '1', mall_code: 'MALL_CODE' };

    const signature = sign({ method: 'GET', path: '/v1.0/mall/plugin/order/search', query }, WITH_TOKEN);

    expect(signature).toBe('FFFE51B25BF76185DFF10FFB26712F015D3C441C10B10419FAB09884FAA2F33A');
  });

  it('of a body and of none differ', () => {
    expect(sign({ ...TOKEN, body: '{}' }, SIGNER)).not.toBe(sign(TOKEN, SIGNER));
    expect(sign({ ...TOKEN, body: '' }, SIGNER)).toBe(sign(TOKEN, SIGNER));
  });
});

import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/core/failure/failure.ts';
import { createAddress } from '../../../src/upstream/http/address.ts';

const WORD = 'café & co/1?2#3+4';

describe('createAddress', () => {
  it('puts path and query below the base URL', () => {
    const address = createAddress('https://api.acme.example/open/');

    const url = address({ path: '/v1/orders/A%2F1', query: { word: WORD, b: '', a: '1' } });

    expect(url.href).toBe('https://api.acme.example/open/v1/orders/A%2F1?word=caf%C3%A9%20%26%20co%2F1%3F2%233%2B4&b=&a=1');
    expect(url.searchParams.get('word')).toBe(WORD);
  });

  it.each([
    '//evil.example/orders',
    '/\\evil.example',
    '\\\\evil.example',
    '@evil.example/orders',
    '.evil.example/orders',
    ':8080/orders',
    'https://evil.example/',
    '/../admin',
    '/v1/%2e%2e/admin',
    '/v1/./orders',
    '/orders?key=1',
    '/orders#part',
    '/or ders',
    '/or\tders',
    '/or\nders',
    '/訂單',
    '',
  ])('refuses the path %j as our own bug', (path) => {
    const address = createAddress('https://api.acme.example/open');

    expect(() => address({ path })).toThrow(expect.objectContaining({ kind: 'bad_response', hint: 'our_bug' }));
    expect(() => address({ path })).toThrow(ProviderError);
  });

  it.each([
    'ftp://api.acme.example',
    'file:///etc/passwd',
    'https://user:password@api.acme.example',
    'https://api.acme.example/?key=1',
    'https://api.acme.example/#part',
    'api.acme.example',
  ])('refuses the base URL %s', (baseUrl) => {
    expect(() => createAddress(baseUrl)).toThrow(Error);
  });
});

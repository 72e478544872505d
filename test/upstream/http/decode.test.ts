import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BodyHeaders, decodeBody } from '../../../src/upstream/http/decode.ts';
import { encode } from '../../support/encode.ts';

const TEXT = '{"name":"亚太3GB月包"}';
const BYTES = Buffer.from(TEXT);

describe('decodeBody: compressed bodies', () => {
  it.each([
    ['gzip', gzipSync(BYTES)],
    ['x-gzip', gzipSync(BYTES)],
    ['GZIP', gzipSync(BYTES)],
    ['deflate', deflateSync(BYTES)],
    ['deflate', deflateRawSync(BYTES)],
    ['br', brotliCompressSync(BYTES)],
    ['zstd', zstdCompressSync(BYTES)],
    ['identity', BYTES],
    ['deflate, gzip', gzipSync(deflateSync(BYTES))],
    ['gzip', BYTES],
    ['', gzipSync(BYTES)],
    ['gzip', gzipSync(gzipSync(BYTES))],
    ['utf-8', BYTES],
    ['none', BYTES],
    [['deflate', 'gzip'], gzipSync(deflateSync(BYTES))],
  ])('decompresses %s', async (encoding, body) => {
    const text = await decodeBody(body, { 'content-encoding': encoding });

    expect(text).toBe(TEXT);
  });

  it.each([
    ['an encoding nobody knows', 'compress', gzipSync(BYTES)],
    ['a body that is cut short', 'gzip', gzipSync(BYTES).subarray(0, -9)],
    ['a body that is not compressed', 'br', BYTES],
    ['more layers than anybody needs', 'gzip, gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(gzipSync(BYTES))))],
  ])('does not decode %s', async (_name, encoding, body) => {
    const text = await decodeBody(body, { 'content-encoding': encoding });

    expect(text).toBeUndefined();
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000, ' '))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000, ' '), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', zstdCompressSync(Buffer.alloc(50_000_000, ' '))],
  ])('stops at the size of the largest body for a %s bomb', async (encoding, body) => {
    const decoding = decodeBody(body, { 'content-encoding': encoding });

    await expect(decoding).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
  });

  it('reads an empty body whatever its headers say', async () => {
    const text = await decodeBody(Buffer.alloc(0), { 'content-encoding': 'gzip' });

    expect(text).toBe('');
  });
});

describe('decodeBody: charsets', () => {
  it.each([
    ['application/json', BYTES],
    ['application/json; charset=utf8mb4', BYTES],
    ['', Buffer.from(`\u{FEFF}${TEXT}`)],
    ['application/json;charset=GBK', encode(TEXT, 'gbk')],
    ['application/json;charset="gb2312"', encode(TEXT, 'gbk')],
    ['text/html; charset=GB18030', encode(TEXT, 'gb18030')],
    ['application/json; charset=big5', encode('{"name":"亞太月包"}', 'big5'), '{"name":"亞太月包"}'],
    ['application/json; charset=Shift_JIS', encode('{"name":"注文"}', 'shift_jis'), '{"name":"注文"}'],
    ['application/json; charset=ISO-8859-1', Buffer.from('{"name":"M\xfcller"}', 'latin1'), '{"name":"Müller"}'],
    ['application/json; charset=ISO-8859-1', BYTES],
    ['application/json; charset=utf-16le', Buffer.from(TEXT, 'utf16le')],
    ['application/json; charset=utf-8', Buffer.from(`\u{FEFF}${TEXT}`, 'utf16le')],
    ['application/json; charset=utf-16', Buffer.from(`\u{FEFF}${TEXT}`, 'utf16le').swap16()],
  ])('decodes %s', async (type, body, expected = TEXT) => {
    const text = await decodeBody(body, { 'content-type': type });

    expect(text).toBe(expected);
  });

  it.each([
    ['no charset', {}],
    ['another charset', { 'content-type': 'application/json; charset=utf-8' }],
  ] satisfies [string, BodyHeaders][])('replaces no character where the header names %s', async (_name, headers) => {
    const text = await decodeBody(encode(TEXT, 'gbk'), headers);

    expect(text).toBeUndefined();
  });
});

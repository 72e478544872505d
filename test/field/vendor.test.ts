import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lookup } from '../../src/cli/commands/lookup.ts';
import { encode } from '../support/encode.ts';
import { serve } from '../upstream/http/loopback.ts';
import { type Case, casesOf } from './case.ts';

const INPUT = z.strictObject({
  ask: z.string(),
  provider: z.enum(['linksfield', 'tuya', 'linkbest', 'clink']),
  /** The body; a text `@123` in it is sent as the bare number 123, of any length. */
  json: z.unknown(),
  /** The body where it is no JSON, in place of `json`. */
  body: z.string().optional(),
  /** Bodies for the requests whose path and query hold the key, in place of `json`. */
  at: z.record(z.string(), z.unknown()).optional(),
  /** Further settings of the provider. */
  settings: z.record(z.string(), z.string()).optional(),
  /** Charset and compression of the body, in the order in which they are applied. */
  encode: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  status: z.number().optional(),
});
type Input = z.infer<typeof INPUT>;

const COMPRESS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
};
const TOKEN = JSON.stringify({ success: true, t: 1, result: { access_token: 'a-token', expire_time: 7200 } });

describe('field: what vendors reply', () => {
  it.each(casesOf('vendor'))('$id, $surface: $expect.why', async ({ input, expect: expected }: Case) => {
    const card = await cardFor(INPUT.parse(input));

    for (const part of expected.has ?? []) expect(card).toContain(part);
    for (const part of expected.not ?? []) expect(card).not.toContain(part);
  });
});

/** The answer in a terminal, from the provider whose server gives this reply. */
async function cardFor(input: Input): Promise<string> {
  const { url } = await serve(reply(input));
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  const env = { ...settingsFor(input.provider, url), ...input.settings };
  await lookup([input.ask], { env, out: print, err: print, stopped: new Promise(() => {}) });
  return printed;
}

function reply(input: Input): RequestListener {
  const { encode: steps = '', headers = {}, status = 200 } = input;
  return ({ url = '' }, response) => {
    const text = bodyFor(url, input);
    const body = encodings(steps).reduce<Buffer>((bytes, step) => encoded(bytes, step, text), Buffer.from(text));
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
}

function bodyFor(url: string, { json, body, at = {} }: Input): string {
  const [, other] = Object.entries(at).find(([part]) => url.includes(part)) ?? [];
  if (other === undefined && url.includes('/v1.0/token')) return TOKEN;
  return body ?? JSON.stringify(other ?? json).replace(/"@([-+.eE\d]+)"/g, '$1');
}

function encodings(steps: string): string[] {
  return steps.split('+').filter((step) => step !== '');
}

function encoded(bytes: Buffer, step: string, text: string): Buffer {
  if (step === 'bom') return Buffer.from(`\u{FEFF}${text}`);
  if (step === 'utf-16le') return Buffer.from(`\u{FEFF}${text}`, 'utf16le');
  return COMPRESS[step]?.(bytes) ?? encode(text, step);
}

function settingsFor(provider: Input['provider'], url: string): Record<string, string> {
  switch (provider) {
    case 'linksfield':
      return { LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: url };
    case 'linkbest':
      return { LINKBEST_APP_KEY: 'key', LINKBEST_APP_SECRET: 'a-secret', LINKBEST_BASE_URL: url };
    case 'clink':
      return { CLINK_API_KEY: 'sk_test_1', CLINK_BASE_URL: url };
    case 'tuya': {
      const codes = { TUYA_MALL_CODE: 'MALL', TUYA_SHOP_CODE: 'SHOP' };
      return { TUYA_CLIENT_ID: 'client', TUYA_CLIENT_SECRET: 'a-secret', TUYA_BASE_URL: url, ...codes };
    }
  }
}

import { createHash } from 'node:crypto';

/**
 * Linksfield's checksum (developer-en.apifox.cn/api-477974988): lower-case hex MD5 of the compact JSON of all
 * non-empty parameters, keys in ascending ASCII order, values as decoded strings. No secret takes part in it.
 */
export function sign(parameters: Readonly<Record<string, string>>): string {
  const signed = Object.entries(parameters)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('md5')
    .update(JSON.stringify(Object.fromEntries(signed)))
    .digest('hex');
}

import * as z from 'zod';

const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/;

/** A base URL to which credentials may go. */
export function address(example: string) {
  return z
    .url({ protocol: /^https?$/, error: `must be a URL such as ${example}`, abort: true })
    .refine((url) => url.startsWith('https://') || LOOPBACK.test(url), 'must begin with https:// (http only on loopback)')
    .refine((url) => !/[?#]/.test(url), 'must have no query string and no fragment')
    .refine(holdsNoCredentials, 'must hold no user name or password: credentials have settings of their own');
}

function holdsNoCredentials(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  return `${username}${password}` === '';
}

/** The variable for a provider's base URL. */
export function baseUrl(standard: string) {
  return address(standard).default(standard).describe('Another address, such as a test system.');
}

/** A key or password that travels in a header or a query. */
export function credential(description: string) {
  return z
    .string()
    .regex(/^[\x21-\x7e]{1,256}$/, 'must be printable ASCII without spaces')
    .describe(description);
}

/** Comma-separated, without blanks and repeats. */
export function splitList(text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  return [...new Set(items)].filter((item) => item !== '');
}

import { simplify } from './characters.ts';

const ALPHANUMERIC = /[A-Za-z0-9]/;
const CONTROL = /\p{Cc}/gu;

/** `%3A` and the like as characters; undefined where they encode letters or digits of ASCII, which nobody does (RFC 3986, 2.3), or no UTF-8. */
export function decodeBytes(encoded: string): string | undefined {
  try {
    const decoded = simplify(decodeURIComponent(encoded)).plain.replace(CONTROL, ' ');
    return ALPHANUMERIC.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

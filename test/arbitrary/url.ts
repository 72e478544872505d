import fc from 'fast-check';

const SEGMENT = /^(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2}){0,12}$/;
const part = (mark: string) =>
  fc.option(fc.stringMatching(SEGMENT), { nil: undefined }).map((text) => (text === undefined ? '' : mark + text));

/** An https address, some with a query and a fragment. fast-check's own takes a second of each process to be made. */
export const webUrl: fc.Arbitrary<string> = fc
  .tuple(fc.domain(), fc.array(fc.stringMatching(SEGMENT), { maxLength: 4 }), part('?'), part('#'))
  .map(([domain, segments, query, fragment]) => `https://${domain}/${segments.join('/')}${query}${fragment}`);

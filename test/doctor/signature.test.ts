import { describe, expect, it } from 'vitest';
import { startLinkBest } from '../../sandbox/vendors/linkbest/index.ts';
import type { StandIn } from '../../sandbox/vendors/standin.ts';
import { signatureVariants } from '../../src/providers/linkbest/settings.ts';
import { answering, consult, using } from './consultation.ts';

/** So that the search takes no minute. */
const FAST = { LINKBEST_PER_SECOND: '1000' };
const KEYS = { LINKBEST_APP_KEY: '2312521', LINKBEST_APP_SECRET: 'test-secret', LINKBEST_PROGRAM_IDS: '61', ...FAST };
const REFUSED = { status: 401, body: { Status: 401, Message: 'Sign error', Data: null } };

function envOf({ url }: StandIn) {
  return { ...KEYS, LINKBEST_BASE_URL: url };
}

/** Settings out of a message with a line for each. */
function settingsIn(message: string): Record<string, string> {
  const lines = message.split('\n').slice(1);
  return Object.fromEntries(lines.map((line) => line.split('=')));
}

describe("LinkBest's signature", () => {
  it('accepted as configured: the switches in use are told and no other is tried', async () => {
    const linkbest = await using(startLinkBest());

    const { exitCode, about } = await consult(envOf(linkbest));

    expect(exitCode).toBe(0);
    expect(about('LinkBest signature')).toEqual([
      {
        check: 'LinkBest signature',
        status: 'ok',
        message: 'accepted as configured: LINKBEST_SIGN_SCHEME=path LINKBEST_SECRET_POSITION=both LINKBEST_SIGN_CASE=upper',
        milliseconds: null,
      },
    ]);
    expect(linkbest.requests).toHaveLength(1);
  });

  it.each([
    ['path', 'suffix', 'upper', 'header'],
    ['query', 'both', 'lower', 'query'],
    ['query', 'prefix', 'lower', 'header'],
  ] as const)(
    'another one (%s, %s, %s, %s) is found, and with those lines all is well',
    async (scheme, position, letters, location) => {
      const variant = {
        LINKBEST_SIGN_SCHEME: scheme,
        LINKBEST_SECRET_POSITION: position,
        LINKBEST_SIGN_CASE: letters,
        LINKBEST_SIGN_LOCATION: location,
      };
      const linkbest = await using(startLinkBest({ variant }));

      const before = await consult(envOf(linkbest));
      const lines = settingsIn(before.about('LinkBest signature')[0]?.message ?? '');
      const after = await consult({ ...envOf(linkbest), ...lines });

      expect(before.exitCode).toBe(1);
      expect(before.about('LinkBest')).toMatchObject([
        { status: 'failed', message: expect.stringContaining('or the signature as below') },
      ]);
      expect(lines).toEqual(variant);
      expect(after.exitCode).toBe(0);
      expect(after.about('LinkBest signature')).toMatchObject([{ status: 'ok' }]);
    },
  );

  it('with a wrong secret every variant is refused, one after the other', async () => {
    const linkbest = await using(startLinkBest());

    const { exitCode, about } = await consult({
      ...envOf(linkbest),
      LINKBEST_SIGN_LOCATION: 'body',
      LINKBEST_APP_SECRET: 'invented',
    });

    expect(exitCode).toBe(1);
    expect(about('LinkBest signature')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/^all 35 other variants/) },
    ]);
    expect(linkbest.requests).toHaveLength(signatureVariants().length);
    expect(linkbest.maxAtOnce).toBe(1);
  });

  it('the search ends when the server wants no more', async () => {
    const answers = [REFUSED, REFUSED, REFUSED, { status: 429, body: { Status: 429, Message: 'Too many requests' } }];
    const linkbest = await answering(() => answers.shift() ?? REFUSED);

    const { about } = await consult(envOf(linkbest));

    expect(about('LinkBest signature')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/ended at variant 3 of \d+: .*rate limit of LinkBest/) },
    ]);
    expect(linkbest.requests).toHaveLength(4);
  });

  it('a server that calls the request malformed is searched too', async () => {
    const answers = [{ body: { Status: 4000, Message: 'Parameter missing', Data: null } }];
    const linkbest = await answering(() => answers.shift() ?? { body: { Status: 4001, Message: 'No such order', Data: null } });

    const { about } = await consult(envOf(linkbest));

    expect(about('LinkBest signature')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/^another one is accepted/) },
    ]);
  });

  it('nothing is tried while the clock is off or the server is down', async () => {
    const date = new Date(Date.now() + 600_000).toUTCString();
    const late = await answering(() => ({ ...REFUSED, headers: { date } }));
    const down = await answering(() => ({ status: 503, body: {} }));

    const results = await Promise.all([late, down].map((linkbest) => consult(envOf(linkbest))));

    expect(results.map(({ about }) => about('LinkBest signature'))).toEqual([[], []]);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
    expect([late.requests.length, down.requests.length]).toEqual([1, 1]);
  });
});

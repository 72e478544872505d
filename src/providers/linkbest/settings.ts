import * as z from 'zod';
import { baseUrl, splitList } from '../setting.ts';
import { webhookSecret } from '../webhook.ts';

const SIGN_SCHEMES = ['path', 'query'] as const;
const SECRET_POSITIONS = ['both', 'suffix', 'prefix'] as const;
const SIGN_CASES = ['upper', 'lower'] as const;
const SIGN_LOCATIONS = ['body', 'query', 'header'] as const;

/** At two requests a second, more programs than these could not all be asked within one lookup. */
const MAX_PROGRAMS = 20;
const KEY = /^[A-Za-z0-9_-]{1,64}$/;
const SERVICE = /^[A-Za-z0-9._-]{1,128}$/;
const PROGRAM = /^[^\s/]{1,64}$/;
const OFFSET = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

const oneOf = <const Words extends readonly string[]>(words: Words, what: string) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}: ${what}` });

const programs = z
  .string()
  .default('')
  .transform(splitList)
  .refine((ids) => ids.every((id) => PROGRAM.test(id)), 'must be program ids with commas between, such as 61,108')
  .refine(
    (ids) => ids.length <= MAX_PROGRAMS,
    `must list at most ${MAX_PROGRAMS} programs, the busiest first: each one is a request when an order is not found`,
  )
  .describe('Programs to search, comma-separated, the busiest first; without them a person must name the program.');

/** LinkBest's own variables. The four switches of the signature are settings because no page documents them. */
export const linkBestSettings = z.object({
  LINKBEST_APP_KEY: z
    .string({ error: 'is missing: the AppKey of your LinkBest application' })
    .regex(KEY, 'must be the AppKey as LinkBest shows it: letters and digits only')
    .describe('AppKey of your LinkBest application.'),
  LINKBEST_APP_SECRET: z
    .string({ error: 'is missing: the AppSecret of your LinkBest application' })
    .min(1, 'must not be empty: the AppSecret of your LinkBest application')
    .describe('AppSecret of your LinkBest application.'),
  LINKBEST_PROGRAM_IDS: programs,
  LINKBEST_BASE_URL: baseUrl('https://api.linkbest.com'),
  LINKBEST_SERVICE_NAME: z
    .string()
    .regex(SERVICE, 'must be a service name such as linkbest.open-service.orders.detail.get')
    .default('linkbest.open-service.orders.detail.get')
    .describe('Name of the call for order details.'),
  LINKBEST_SIGN_SCHEME: oneOf(SIGN_SCHEMES, 'what the signature covers (run the doctor to find out)')
    .default('path')
    .describe('What the signature covers: `path` or `query`. The doctor finds out which.'),
  LINKBEST_SECRET_POSITION: oneOf(SECRET_POSITIONS, 'where the AppSecret goes around the signed text')
    .default('both')
    .describe('Where the AppSecret goes around the signed text: `both` ends, `suffix` or `prefix`.'),
  LINKBEST_SIGN_CASE: oneOf(SIGN_CASES, 'the letters of the signature')
    .default('upper')
    .describe('Letters of the signature: `upper` or `lower`.'),
  LINKBEST_SIGN_LOCATION: oneOf(SIGN_LOCATIONS, 'where the signature travels')
    .optional()
    .describe('Where the signature travels: `body`, `query` or `header`. Unset: where the scheme puts the time.'),
  LINKBEST_TIME_ZONE: z
    .string()
    .regex(OFFSET, 'must be an offset from UTC such as +08:00, or Z')
    .default('+08:00')
    .describe("Offset of LinkBest's times from UTC, which is documented nowhere."),
  LINKBEST_WEBHOOK_TOKEN: webhookSecret(
    'A long random text of your choice, the token in the push address that you give to LinkBest: `https://…/webhooks/linkbest?token=…`. Empty: no webhooks. List several while you change it.',
  ),
});

export type LinkBestSettings = z.infer<typeof linkBestSettings>;

/** The four switches of the signature. */
export interface SignatureVariant {
  readonly LINKBEST_SIGN_SCHEME: (typeof SIGN_SCHEMES)[number];
  readonly LINKBEST_SECRET_POSITION: (typeof SECRET_POSITIONS)[number];
  readonly LINKBEST_SIGN_CASE: (typeof SIGN_CASES)[number];
  readonly LINKBEST_SIGN_LOCATION: (typeof SIGN_LOCATIONS)[number];
}

/** Every way in which a LinkBest server may expect the signature, the likeliest first. */
export function signatureVariants(): readonly SignatureVariant[] {
  return SIGN_CASES.flatMap((LINKBEST_SIGN_CASE) =>
    SECRET_POSITIONS.flatMap((LINKBEST_SECRET_POSITION) =>
      SIGN_LOCATIONS.flatMap((LINKBEST_SIGN_LOCATION) =>
        SIGN_SCHEMES.map((LINKBEST_SIGN_SCHEME) => ({
          LINKBEST_SIGN_SCHEME,
          LINKBEST_SECRET_POSITION,
          LINKBEST_SIGN_CASE,
          LINKBEST_SIGN_LOCATION,
        })),
      ),
    ),
  );
}

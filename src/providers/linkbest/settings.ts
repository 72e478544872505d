import * as z from 'zod';

export const SIGN_SCHEMES = ['path', 'query'] as const;
export const SECRET_POSITIONS = ['both', 'suffix', 'prefix'] as const;
export const SIGN_CASES = ['upper', 'lower'] as const;
export const SIGN_LOCATIONS = ['body', 'query', 'header'] as const;

/** At two requests a second, more programs than these could not all be asked within one lookup. */
const MOST_PROGRAMS = 20;
const KEY = /^[A-Za-z0-9_-]{1,64}$/;
const SERVICE = /^[A-Za-z0-9._-]{1,128}$/;
const PROGRAM = /^[^\s/]{1,64}$/;
const OFFSET = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/;

const oneOf = <const Words extends readonly string[]>(words: Words, what: string) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}: ${what}` });

const programs = z
  .string()
  .default('')
  .transform((text) => [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== ''))
  .refine((ids) => ids.every((id) => PROGRAM.test(id)), 'must be program ids with commas between, such as 61,108')
  .refine(
    (ids) => ids.length <= MOST_PROGRAMS,
    `must list at most ${MOST_PROGRAMS} programs, the busiest first: each one is a request when an order is not found`,
  );

/** LinkBest's own variables. The four switches of the signature are settings because no page documents them. */
export const linkBestSettings = z.object({
  LINKBEST_APP_KEY: z
    .string({ error: 'is missing: the AppKey of your LinkBest application' })
    .regex(KEY, 'must be the AppKey as LinkBest shows it: letters and digits only'),
  LINKBEST_APP_SECRET: z
    .string({ error: 'is missing: the AppSecret of your LinkBest application' })
    .min(1, 'must not be empty: the AppSecret of your LinkBest application'),
  LINKBEST_PROGRAM_IDS: programs,
  LINKBEST_BASE_URL: z
    .url('must be a URL such as https://api.linkbest.com')
    .refine((url) => url.startsWith('https://') || LOOPBACK.test(url), 'must begin with https:// (http only on loopback)')
    .refine((url) => !/[?#]/.test(url), 'must have no query string and no fragment')
    .transform((url) => url.replace(/\/$/, ''))
    .default('https://api.linkbest.com'),
  LINKBEST_SERVICE_NAME: z
    .string()
    .regex(SERVICE, 'must be a service name such as linkbest.open-service.orders.detail.get')
    .default('linkbest.open-service.orders.detail.get'),
  LINKBEST_SIGN_SCHEME: oneOf(SIGN_SCHEMES, 'what the signature covers (run the doctor to find out)').default('path'),
  LINKBEST_SECRET_POSITION: oneOf(SECRET_POSITIONS, 'where the AppSecret stands around the signed text').default('both'),
  LINKBEST_SIGN_CASE: oneOf(SIGN_CASES, 'the letters of the signature').default('upper'),
  LINKBEST_SIGN_LOCATION: oneOf(SIGN_LOCATIONS, 'where the signature travels').optional(),
  LINKBEST_TIME_ZONE: z.string().regex(OFFSET, 'must be an offset from UTC such as +08:00, or Z').default('+08:00'),
});

export type LinkBestSettings = z.infer<typeof linkBestSettings>;

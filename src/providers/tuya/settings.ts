import * as z from 'zod';

/** Tuya's data centres. An order lives in one of them, so there is no failing over. */
export const BASE_URLS = {
  cn: 'https://openapi.tuyacn.com',
  us: 'https://openapi.tuyaus.com',
  'us-e': 'https://openapi-ueaz.tuyaus.com',
  eu: 'https://openapi.tuyaeu.com',
  'eu-w': 'https://openapi-weaz.tuyaeu.com',
  in: 'https://openapi.tuyain.com',
  sg: 'https://openapi-sg.iotbing.com',
} as const;
type Region = keyof typeof BASE_URLS;

const REGIONS = Object.keys(BASE_URLS) as Region[];
const NO_HOST = `TUYA_REGION or TUYA_BASE_URL is missing: the data centre of the project, one of ${REGIONS.join(', ')}`;

/**
 * What may stand in a signed value. Tuya verifies decoded values, so a separator inside one would read as two
 * parameters; none of these is one, and in a path none needs an escape.
 */
const ID = /^[A-Za-z0-9._:@+-]{1,128}$/;
const id = z.string().regex(ID, 'must be 1 to 128 letters, digits or . _ : @ + -');
const credential = z.string().regex(/^[\x21-\x7e]{1,256}$/, 'must be printable ASCII without spaces');

export const TuyaSettings = z
  .object({
    TUYA_CLIENT_ID: credential,
    TUYA_CLIENT_SECRET: credential,
    TUYA_MALL_CODE: id,
    TUYA_SHOP_CODE: id,
    TUYA_REGION: z.enum(REGIONS, { error: `must be one of ${REGIONS.join(', ')}` }).optional(),
    TUYA_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
    TUYA_USER_ID: id.optional(),
    TUYA_SITE_CODE: id.optional(),
    TUYA_NOT_FOUND_CODES: z.string().default('1000').transform(list),
  })
  .refine(hasHost, { error: NO_HOST, when: () => true });
export type TuyaSettings = z.infer<typeof TuyaSettings>;

/** `TUYA_BASE_URL` wins over `TUYA_REGION`. */
export function baseUrl({ TUYA_BASE_URL, TUYA_REGION }: Pick<TuyaSettings, 'TUYA_BASE_URL' | 'TUYA_REGION'>): string {
  const url = TUYA_BASE_URL ?? BASE_URLS[TUYA_REGION ?? 'cn'];
  return url.endsWith('/') ? url.slice(0, -1) : url;
}

/** True for what can stand for an order or a buyer in a request. */
export function isId(text: string): boolean {
  return ID.test(text);
}

function hasHost(settings: { TUYA_REGION?: unknown; TUYA_BASE_URL?: unknown }): boolean {
  return settings.TUYA_REGION !== undefined || settings.TUYA_BASE_URL !== undefined;
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

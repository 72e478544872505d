import * as z from 'zod';
import { address, credential, splitList } from '../setting.ts';

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
 * What a signed value may contain. Tuya verifies decoded values, so a separator inside one would read as two
 * parameters; none of these is one, and in a path none needs an escape.
 */
const ID = /^[A-Za-z0-9._:@+-]{1,128}$/;
const id = z.string().regex(ID, 'must be 1 to 128 letters, digits or . _ : @ + -');

export const TuyaSettings = z
  .object({
    TUYA_CLIENT_ID: credential(
      'Access ID of the cloud project. Its plan limits the calls: each free-form number that people ask for costs one, and the trial plan allows about 26,000 a month.',
    ),
    TUYA_CLIENT_SECRET: credential('Access secret of the cloud project.'),
    TUYA_MALL_CODE: id.describe('Code of the mall.'),
    TUYA_SHOP_CODE: id.describe('Code of the shop.'),
    TUYA_REGION: z
      .enum(REGIONS, { error: `must be one of ${REGIONS.join(', ')}` })
      .optional()
      .describe(`Data centre of the project: ${REGIONS.join(', ')}. Required unless TUYA_BASE_URL is set.`),
    TUYA_BASE_URL: address(BASE_URLS.eu).optional().describe('Another address, such as a test system; wins over TUYA_REGION.'),
    TUYA_USER_ID: id.optional().describe('Buyer to ask for when a person names none.'),
    TUYA_SITE_CODE: id.optional().describe('Site in the Seller Center: orders are found without knowing the buyer.'),
    TUYA_NOT_FOUND_CODES: z
      .string()
      .default('1000')
      .transform(splitList)
      .describe('Codes by which Tuya says that an order does not exist, comma-separated.'),
  })
  .refine(hasHost, { error: NO_HOST, when: () => true });
export type TuyaSettings = z.infer<typeof TuyaSettings>;

/** `TUYA_BASE_URL` wins over `TUYA_REGION`. */
export function baseUrl({ TUYA_BASE_URL, TUYA_REGION }: Pick<TuyaSettings, 'TUYA_BASE_URL' | 'TUYA_REGION'>): string {
  return TUYA_BASE_URL ?? BASE_URLS[TUYA_REGION ?? 'cn'];
}

/** True for text that can be the ID of an order or a buyer in a request. */
export function isId(text: string): boolean {
  return ID.test(text);
}

function hasHost(settings: { TUYA_REGION?: unknown; TUYA_BASE_URL?: unknown }): boolean {
  return settings.TUYA_REGION !== undefined || settings.TUYA_BASE_URL !== undefined;
}

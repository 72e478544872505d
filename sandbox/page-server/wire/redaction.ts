import { isObject } from '../../slack/json.ts';

/** Hides secrets. */
export interface Redactor {
  text(text: string): string;
  value(value: unknown): unknown;
}

const HIDDEN = '•••';
/** Headers, parameters and fields that hold credentials. */
const SECRET_NAMES =
  /^(token|access_token|authorization|sign|signature|x-api-key|partnercode|client_id|appkey|app_key|trigger_id|response_url|nonce)$/i;
const SECRET_SETTINGS = /(SECRET|TOKEN|_KEY|CLIENT_ID|PARTNER_CODE)$/;

/** Hides the values of secret settings everywhere, and the values of fields with a secret name. */
export function createRedactor(env: Readonly<Record<string, string>>): Redactor {
  const secrets = Object.entries(env).flatMap(([name, value]) => (SECRET_SETTINGS.test(name) ? [value] : []));
  const text = (shown: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), shown);
  const redact = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(redact);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, SECRET_NAMES.test(name) ? HIDDEN : redact(inner)]),
    );
  };
  return { text, value: redact };
}

import type { Environment } from '../config/reading.ts';
import { providers } from '../providers/index.ts';

/** Variables whose values are never logged or printed, beside those that providers name. */
const SECRET = /TOKEN|SECRET$|_KEY$|PASSWORD|PROXY|REDIS_URL/;
/** The account's part of `LINKSFIELD__EU__PARTNER_CODE`. */
const ACCOUNT = /__.+__/;
const NAMED = new Set(providers.flatMap(({ secrets }) => secrets));

export function isSecretName(name: string): boolean {
  const setting = name.replace(ACCOUNT, '_');
  return (SECRET.test(setting) || NAMED.has(setting)) && !name.endsWith('_FILE');
}

/** The secret values of the environment; each item of a list is one. */
export function secretsOf(env: Environment): readonly string[] {
  return Object.entries(env)
    .filter(([name]) => isSecretName(name))
    .flatMap(([, value]) => value?.split(',') ?? [])
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** A shorter secret would remove ordinary words. */
const MIN_SECRET_LENGTH = 4;

/** The text without the secret values of the environment. */
export function hideSecrets(text: string, env: Environment): string {
  return secretsOf(env)
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
    .reduce(withoutSecret, text);
}

/** A server's message may have been shortened in the middle of a secret. */
function withoutSecret(text: string, secret: string): string {
  const cuts = Array.from({ length: secret.length - MIN_SECRET_LENGTH }, (_, cut) => `${secret.slice(0, -1 - cut)}…`);
  return [secret, ...cuts].reduce((left, words) => left.replaceAll(words, '…'), text);
}

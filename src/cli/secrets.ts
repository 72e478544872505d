import type { Environment } from '../config/reading.ts';
import { providers } from '../providers/index.ts';

/** Variables whose values are never logged or printed, beside those that providers name. */
const SECRET = /TOKEN|SECRET$|_KEY$|PASSWORD|PROXY|REDIS_URL/;
const NAMED = new Set(providers.flatMap(({ secrets }) => secrets));

export function isSecretName(name: string): boolean {
  return (SECRET.test(name) || NAMED.has(name)) && !name.endsWith('_FILE');
}

/** The secret values of the environment; each item of a list is one. */
export function secretsOf(env: Environment): readonly string[] {
  return Object.entries(env)
    .filter(([name]) => isSecretName(name))
    .flatMap(([, value]) => value?.split(',') ?? [])
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

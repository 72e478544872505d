import type { Environment } from '../config/reading.ts';

/** Variables whose values are never logged or printed; LINKBEST_SECRET_POSITION is not secret. */
const SECRET = /TOKEN|SECRET(?!_POSITION)|KEY|PASSWORD|PARTNER_CODE|CLIENT_ID|PROXY|REDIS_URL/;

export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !name.endsWith('_FILE');
}

/** The secret values of the environment; each item of a list is one. */
export function secretsOf(env: Environment): readonly string[] {
  return Object.entries(env)
    .filter(([name]) => isSecretName(name))
    .flatMap(([, value]) => value?.split(',') ?? [])
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

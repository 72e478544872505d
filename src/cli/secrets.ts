import type { Environment } from '../config/reading.ts';

/** Variables whose values may stand in no log line and on no screen; where LinkBest wants its secret (`both`) is none. */
const SECRET = /TOKEN|SECRET(?!_POSITION)|KEY|PASSWORD|PARTNER_CODE|CLIENT_ID|PROXY|REDIS_URL/;

/** The secret values of the environment, each part of a list by itself. */
export function secretsOf(env: Environment): readonly string[] {
  return Object.entries(env)
    .filter(([name]) => SECRET.test(name))
    .flatMap(([, value]) => value?.split(',') ?? [])
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

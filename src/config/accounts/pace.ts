import * as z from 'zod';
import type { Provider } from '../../core/provider/provider.ts';
import { wholeNumber } from '../reading.ts';

const RATE = z.coerce
  .number({ error: 'must be a number above 0' })
  .positive('must be a number above 0')
  .max(1000, 'must be at most 1000');

/** The two variables of a provider's rate limit. */
export function paceSettings(provider: Pick<Provider, 'id' | 'limits'>) {
  const [perSecond, atOnce] = paceNames(provider);
  const { limits } = provider;
  return {
    [perSecond]: RATE.default(limits.perSecond).describe('Requests a second.'),
    [atOnce]: wholeNumber(1, 1000).default(limits.atOnce).describe('Requests at once.'),
  };
}

export function paceNames({ id }: Pick<Provider, 'id'>): [string, string] {
  return [`${id.toUpperCase()}_PER_SECOND`, `${id.toUpperCase()}_AT_ONCE`];
}

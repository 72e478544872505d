import * as z from 'zod';
import { ProviderError } from '../../core/failure.ts';
import type { Order } from '../../core/order.ts';
import { defineProvider, type Query, type Tools } from '../../core/provider.ts';
import { asking } from './ask.ts';
import { environmentWarnings } from './environment.ts';
import { CLINK_IDS, questions } from './question.ts';
import { SEARCHES } from './search.ts';

/** Clink: docs.clinkbill.com/api-reference. Its rate limits are documented nowhere. */
export const clink = defineProvider({
  id: 'clink',
  label: 'Clink',
  ...CLINK_IDS,
  settings: z.object({
    CLINK_API_KEY: z.string().regex(/^[\x21-\x7e]+$/, 'must be the secret key from the Developers page of the Clink dashboard'),
    CLINK_BASE_URL: z
      .url({ protocol: /^https?$/, error: 'must be a URL such as https://api.clinkbill.com/api' })
      .default('https://api.clinkbill.com/api'),
  }),
  limits: { perSecond: 5, atOnce: 4 },
  baseUrl: ({ CLINK_BASE_URL: url }) => (url.endsWith('/') ? url.slice(0, -1) : url),
  warnings: (settings) => environmentWarnings(settings.CLINK_API_KEY, settings.CLINK_BASE_URL),
  plan: (identifier) => questions(identifier),
  async lookup(query, settings, tools) {
    try {
      return await search(query, settings.CLINK_API_KEY, tools);
    } catch (error) {
      const { otherwise } = query;
      if (!otherwise || !(error instanceof ProviderError && error.doubtful)) throw error;
      const orders = await search(otherwise, settings.CLINK_API_KEY, tools);
      if (orders.length === 0) throw error;
      return orders;
    }
  },
});

function search(query: Query, apiKey: string, tools: Tools): Promise<readonly Order[]> {
  const find = SEARCHES.get(query.by);
  if (!find) throw new ProviderError('bad_response', `Clink is not asked by ${query.by}`, { hint: 'our_bug' });
  return find(query.value, asking(apiKey, tools), tools);
}

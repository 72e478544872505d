import * as z from 'zod';
import { ourBug, ProviderError } from '../../core/failure/failure.ts';
import type { Order } from '../../core/order/order.ts';
import { defineProvider, type Query, type Tools } from '../../core/provider/provider.ts';
import { baseUrl, credential } from '../setting.ts';
import { webhookSecret } from '../webhook.ts';
import { createAsk } from './api.ts';
import { CLINK_IDS, plan } from './plan.ts';
import { SEARCHES } from './search.ts';
import { clinkWebhook } from './webhook.ts';

/** Clink: docs.clinkbill.com/api-reference. Its rate limits are documented nowhere. */
export const clink = defineProvider({
  id: 'clink',
  label: 'Clink',
  ...CLINK_IDS,
  settings: z.object({
    CLINK_API_KEY: credential('Secret key from the Developers page of the Clink dashboard.'),
    CLINK_BASE_URL: baseUrl('https://api.clinkbill.com/api'),
    CLINK_WEBHOOK_SECRET: webhookSecret(
      'Signing secret (`whsec_…`) of a webhook to `https://…/webhooks/clink`, from the Developers page of the Clink dashboard. Empty: no webhooks. List several while you rotate the secret.',
    ),
  }),
  secrets: ['CLINK_API_KEY'],
  limits: { perSecond: 5, atOnce: 4 },
  webhook: { secret: 'CLINK_WEBHOOK_SECRET', format: clinkWebhook },
  warnings: (settings) => environmentWarnings(settings.CLINK_API_KEY, settings.CLINK_BASE_URL),
  plan: (identifier) => plan(identifier),
  async lookup(query, { CLINK_API_KEY }, tools) {
    try {
      return await search(query, CLINK_API_KEY, tools);
    } catch (error) {
      const { otherwise } = query;
      if (!otherwise || !(error instanceof ProviderError && error.doubtful)) throw error;
      const orders = await search(otherwise, CLINK_API_KEY, tools);
      if (orders.length === 0) throw error;
      return orders;
    }
  },
});

const PRODUCTION_KEY = /^sk_(prod|live)_/;
const SANDBOX_KEY = /^sk_(uat|test|sandbox)_/;
const SANDBOX_HOST = 'uat-api.clinkbill.com';
const PRODUCTION_HOST = 'api.clinkbill.com';

function search(query: Query, apiKey: string, tools: Tools): Promise<readonly Order[]> {
  const find = SEARCHES.get(query.by);
  if (!find) throw ourBug(`Clink is not asked by ${query.by}`);
  return find(query.value, createAsk(apiKey, tools), tools);
}

/** Warns when the key is of one environment and the URL of the other: Clink answers that with a bare 401. */
function environmentWarnings(apiKey: string, url: string): readonly string[] {
  const { hostname } = new URL(url);
  if (PRODUCTION_KEY.test(apiKey) && hostname === SANDBOX_HOST)
    return ['CLINK_API_KEY is a production key, but CLINK_BASE_URL is the sandbox: use a sandbox key or the production URL'];
  if (SANDBOX_KEY.test(apiKey) && hostname === PRODUCTION_HOST)
    return ['CLINK_API_KEY is a sandbox key, but CLINK_BASE_URL is production: use a production key or the sandbox URL'];
  return [];
}

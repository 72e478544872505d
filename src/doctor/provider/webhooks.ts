import { inNamesOf } from '../../config/accounts/accounts.ts';
import { hasWebhook, type ProviderConfig } from '../../config/accounts/providers.ts';
import type { ServeConfig } from '../../config/config.ts';
import { webhookPath } from '../../core/provider/webhook.ts';
import { type Check, ok, warning } from '../check.ts';

/** For each account that can report changes: whether it may, and the address to give to the provider. */
export function webhookChecks({ providers, automatic, http }: ServeConfig): readonly Check[] {
  const checks = providers.flatMap((account) => checkOf(account, http.port));
  const isFollowing = automatic.follow.length > 0 && !providers.some(hasWebhook);
  return isFollowing ? [...checks, warning('FOLLOW_CHANNELS', 'has no effect: no provider has a webhook')] : checks;
}

function checkOf(account: ProviderConfig, port: number): readonly Check[] {
  const { id, label, provider } = account;
  if (!provider.webhook) return [];
  const { secret, isInAddress } = provider.webhook;
  const [name, variable] = [`${label} webhooks`, inNamesOf(account, secret)];
  const address = `https://<your address>${webhookPath(id)}${isInAddress ? `?token=<${variable}>` : ''}`;
  const words = hasWebhook(account)
    ? `on: the address to give to ${provider.label} is ${address}; forward it to port ${port}`
    : `off: ${variable} is not set, so answers may be as old as CACHE_TTL_SECONDS`;
  return [ok(name, words)];
}

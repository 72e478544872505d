import type { Environment } from '../config/reading.ts';
import type { Provider } from '../core/provider/provider.ts';
import { TIMES } from '../core/times.ts';
import { createDispatcher } from '../upstream/http/dispatcher.ts';
import { type Check, failed } from './check.ts';
import type { Bounds } from './examination.ts';
import { checkProvider } from './provider/provider.ts';
import { webhookChecks } from './provider/webhooks.ts';
import { readSettings } from './settings.ts';
import { checkSlack } from './slack/slack.ts';

/** A lookup's own. */
const BOUNDS: Bounds = { deadline: TIMES.lookup, requestDeadline: TIMES.request };

/** The settings, then every provider that is set up and Slack: all asked at once, reported in this order as soon as each is known. */
export async function* report(
  env: Environment,
  providers: readonly Provider[],
  bounds: Partial<Bounds> = {},
): AsyncGenerator<Check> {
  const { checks, config } = readSettings(env, providers);
  yield* checks;
  if (!config) return;
  const dispatcher = createDispatcher({ httpsProxy: config.proxy.https, noProxy: config.proxy.except });
  const options = { ...BOUNDS, ...bounds, dispatcher };
  const groups = config.providers.map((configured) => settle(configured.label, checkProvider(configured, options)));
  if ('slack' in config) groups.push(settle('Slack', checkSlack(config, options)));
  try {
    for (const group of groups) yield* await group;
    if ('slack' in config) yield* webhookChecks(config);
  } finally {
    await dispatcher.destroy();
  }
}

/** One check's defect never hides another's result. */
function settle(label: string, checks: Promise<readonly Check[]>): Promise<readonly Check[]> {
  return checks.catch((error) => [
    failed(label, `cannot be checked: ${error instanceof Error ? error.message : 'unknown reason'}`),
  ]);
}

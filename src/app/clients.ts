import { type ClientLimits, type Clients, createClients } from '../server/clients.ts';
import { createRejections } from '../server/rejections.ts';
import type { BotDeps } from './deps.ts';

/** Who sends us HTTP requests, and which of them were rejected. */
export interface HttpClients {
  readonly clients: Clients;
  /** Counts a rejected request; the log says it once a while, with their number. */
  onRejected(reason: string): void;
}

export function createHttpClients(
  { config, metrics, log }: Pick<BotDeps, 'config' | 'metrics' | 'log'>,
  limits?: Partial<ClientLimits>,
): HttpClients {
  const rejections = createRejections((reason, count) =>
    log.warn({ reason, count }, 'Rejected requests that are neither from Slack nor from a provider'),
  );
  const onRejected = (reason: string) => {
    metrics.rejected(reason);
    rejections.note(reason);
  };
  return { clients: createClients({ trustedProxies: config.http.trustedProxies, onRefused: onRejected, limits }), onRejected };
}

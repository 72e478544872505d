import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** Well above any reply of these vendors: a page of orders is some tens of kilobytes. */
export const MAX_BYTES = 1_000_000;

const LOOPBACK = 'localhost,127.0.0.1,[::1]';

export interface DispatcherOptions {
  /** URL of the proxy that all vendors are reached through, http origins too. */
  readonly httpsProxy?: string | undefined;
  /** Hosts that are reached directly, separated by commas; loopback always is. */
  readonly noProxy?: string | undefined;
}

/** The connections that all providers share. The environment is not consulted: what is not given is not set. */
export function createDispatcher({ httpsProxy, noProxy }: DispatcherOptions = {}): Dispatcher {
  const connections = { connections: 16, allowH2: false, maxResponseSize: MAX_BYTES };
  if (!httpsProxy) return new Agent(connections);
  return new EnvHttpProxyAgent({
    ...connections,
    httpProxy: httpsProxy,
    httpsProxy,
    noProxy: noProxy ? `${LOOPBACK},${noProxy}` : LOOPBACK,
  });
}

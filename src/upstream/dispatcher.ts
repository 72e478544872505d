import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** Well above any reply of these vendors: a page of orders is some tens of kilobytes. */
export const MAX_BYTES = 1_000_000;

const LOOPBACK = 'localhost,127.0.0.1,[::1]';

export interface DispatcherOptions {
  /** URL of the proxy for all vendors, http origins included. */
  readonly httpsProxy?: string | undefined;
  /** Hosts without the proxy, separated by commas; loopback never uses it. */
  readonly noProxy?: string | undefined;
}

/** The connections that all providers share. Never reads the environment. */
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

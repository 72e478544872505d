import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** Well above any reply of these vendors: a page of orders is some tens of kilobytes. */
export const MAX_BYTES = 1_000_000;

const LOOPBACK = 'localhost,127.0.0.1,[::1]';

export interface DispatcherOptions {
  /** URL of the proxy for all vendors, http origins included. */
  readonly httpsProxy?: string | undefined;
  /** Hosts without the proxy, separated by commas; loopback never uses it. */
  readonly noProxy?: string | undefined;
  /** To one host: as many as requests may be under way there, else `<PROVIDER>_AT_ONCE` has no effect. At least 1. */
  readonly connections?: number | undefined;
}

/** The connections that all providers share. Never reads the environment. */
export function createDispatcher({ httpsProxy, noProxy, connections = 16 }: DispatcherOptions = {}): Dispatcher {
  const bounds = { connections, allowH2: false, maxResponseSize: MAX_BYTES };
  if (!httpsProxy) return new Agent(bounds);
  return new EnvHttpProxyAgent({
    ...bounds,
    httpProxy: httpsProxy,
    httpsProxy,
    noProxy: noProxy ? `${LOOPBACK},${noProxy}` : LOOPBACK,
  });
}

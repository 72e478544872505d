import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../../sandbox/vendors/standin.ts';

/** Stands before a vendor's stand-in; what that answers goes through `change`, or something else is sent. */
export function startProxy(vendor: StandIn, change: (answer: unknown) => Reply): Promise<StandIn> {
  return startStandIn(
    async (request) => change(await asked(vendor, request)),
    (url) => Object.fromEntries(Object.entries(vendor.env).map(([name, value]) => [name, value.replace(vendor.url, url)])),
  );
}

async function asked(vendor: StandIn, { method, path, query, headers, body }: RecordedRequest): Promise<unknown> {
  const search = query.size > 0 ? `?${query}` : '';
  const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...rest } = headers;
  const own = Object.entries(rest).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const reply = await fetch(`${vendor.url}${path}${search}`, { method, headers: own, ...(method === 'POST' ? { body } : {}) });
  const text = await reply.text();
  return text === '' ? null : JSON.parse(text);
}

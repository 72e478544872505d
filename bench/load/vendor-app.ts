import { startStandIn } from '../../sandbox/vendors/standin.ts';

/**
 * A vendor that answers after LATENCY milliseconds, and at once on paths that end in `/warm`. Sends its address to the bench
 * when it is up, and the number of its requests when it is asked.
 */
const { LATENCY = '0' } = process.env;
const vendor = await startStandIn(
  ({ path }) => ({ body: { code: 0 }, delay: path.endsWith('/warm') ? 0 : Number(LATENCY) }),
  () => ({}),
);

process.on('message', () => process.send?.({ requests: vendor.requests.length }));
process.send?.({ url: vendor.url });

import { afterEach, expect, it } from 'vitest';
import { createStore } from '../../src/app/store.ts';
import { readServeConfig } from '../../src/config/config.ts';
import { TIMES } from '../../src/core/times.ts';
import { createLog } from '../../src/log.ts';
import { providers } from '../../src/providers/index.ts';
import type { Store } from '../../src/state/store.ts';
import { freePort } from '../state/redis-server.ts';

const ENV = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret', LINKSFIELD_PARTNER_CODE: 'P1' };

let store: Store | undefined;

afterEach(() => store?.close());

it('Redis: the log says why it is not used', async () => {
  const lines: string[] = [];
  const REDIS_URL = `redis://127.0.0.1:${await freePort()}`;
  const log = createLog({ level: 'info', secrets: [], destination: { write: (line) => void lines.push(line) } });

  store = await createStore(readServeConfig({ ...ENV, REDIS_URL }, providers), log, TIMES);

  await expect.poll(() => lines.join('')).toMatch(/"reason":"[^"]*ECONNREFUSED[^"]*","msg":"Redis is unavailable/);
});

import { setTimeout as pause } from 'node:timers/promises';
import { startBotProcess } from '../../test/chaos/cluster/bot-process.ts';
import { startVendor } from '../../test/chaos/cluster/vendor.ts';
import { iccidOf } from '../../test/chaos/load/asks.ts';
import { messagePayload, type Payload, SECRET } from '../load/payloads.ts';
import { startSlackApi } from '../load/slack-api.ts';
import { sendSteadily } from '../load/steady.ts';

/** Memory in bytes, after a forced collection. */
export interface Soaked {
  readonly before: number;
  readonly after: number;
  /** Messages with an ICCID that was in none before. */
  readonly alerts: number;
  readonly posted: number;
}

/** Until the code is compiled and 5,000 messages are remembered, which is the most: the heap grows by a few MB until then. */
const WARM_UP_MS = 105_000;
/** Longer than an answer takes. */
const SETTLE_MS = 5_000;
/** One message in so many has an ICCID. */
const ALERT_EVERY = 20;
/** So many that no channel gets more replies than its limit allows. */
const CHANNELS = 25;
const SETTINGS = {
  SLACK_BOT_TOKEN: 'xoxb-soak',
  SLACK_SIGNING_SECRET: SECRET,
  AUTO_REPLY_CHANNELS: '*',
  LINKSFIELD_PER_SECOND: '200',
  USER_LOOKUPS_PER_MINUTE: '100000',
  USER_LOOKUPS_PER_DAY: '1000000',
};

/** Sends a bot fifty messages a second for so long. Rejects when one is not acknowledged. */
export async function soak(milliseconds: number): Promise<Soaked> {
  const [slack, vendor] = await Promise.all([startSlackApi(), startVendor()]);
  const env = { ...SETTINGS, ...vendor.env, SLACK_API_URL: slack.url };
  const bot = await startBotProcess({ name: 'the bot', env, log: () => {} });
  const port = Number(new URL(bot.url).port);
  const chatter = createChatter();
  const heapAfter = async (load: number) => {
    await sendSteadily({ port }, chatter.next, load);
    await pause(SETTLE_MS);
    return await bot.memory();
  };
  try {
    const before = await heapAfter(WARM_UP_MS);
    const after = await heapAfter(milliseconds);
    return { before, after, alerts: chatter.alerts(), posted: slack.posted() };
  } finally {
    await bot.end('SIGKILL');
    await Promise.all([slack.close(), vendor.close()]);
  }
}

function createChatter() {
  let count = 0;
  let alerts = 0;
  return {
    alerts: () => alerts,
    next: (): Payload => {
      const channel = `C0SOAK${Math.floor(count / ALERT_EVERY) % CHANNELS}`;
      const isAlert = count++ % ALERT_EVERY === 0;
      return messagePayload(isAlert ? `Activation failed for ${iccidOf(alerts++)}` : 'Good morning, who is on duty?', channel);
    },
  };
}

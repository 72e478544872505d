import { App, HTTPReceiver } from '@slack/bolt';

/** A reference app: bare Bolt as its own documentation sets it up. Settings: PORT, SLACK_API_URL, MODE (`ack` or `respond`). */
const { PORT = '0', SLACK_API_URL = '', MODE = 'ack' } = process.env;
const TEXT = 'Order 1001: paid';

const receiver = new HTTPReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET ?? '' });
const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? '',
  receiver,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  deferInitialization: true,
});

app.command('/order', async ({ ack, respond }) => {
  if (MODE === 'ack') return await ack({ response_type: 'ephemeral', text: TEXT });
  await ack();
  await respond({ response_type: 'ephemeral', text: TEXT });
});
app.event('message', async () => {});

await app.init();
await app.start({ port: Number(PORT), host: '127.0.0.1' });

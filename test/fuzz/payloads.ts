import type { Envelope } from '../../sandbox/slack/delivery/envelope.ts';
import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import type { World } from '../../sandbox/world.ts';
import { LOOK_UP_STEP } from '../../src/slack/workflow/step.ts';
import { FORM, type Sent } from './delivery.ts';

const { ada } = PEOPLE;

/** One valid payload of every kind, as the stand-in delivered it. */
export async function everyPayload({ slack, settled }: World): Promise<readonly Envelope[]> {
  slack.unfurl(['shop.example']);
  const text = '89852202209089971478';
  await slack.command({ user: ada, channel: CHANNELS.support, text });
  const { message } = await slack.message({ user: ada, channel: CHANNELS.support, text: `<@${APP.user}> ${text}` });
  await slack.message({
    channel: CHANNELS.alerts,
    app: 'alerts',
    text: '',
    attachments: [{ fields: [{ title: 'SIM', value: text }] }],
  });
  await slack.message({ user: ada, channel: CHANNELS.dm, text });
  await slack.message({ user: ada, channel: CHANNELS.support, text: `<https://shop.example/orders/${text}>` });
  await slack.edit(message, { text: `<@${APP.user}> 4567` });
  await slack.runStep({ callback_id: LOOK_UP_STEP, inputs: { text } });
  await slack.openHome(ada);
  await slack.shortcut({ user: ada, callback_id: 'look_up_orders', message });
  await settled(20_000);
  for (const action_id of ['refresh', 'refresh_compact', 'details', 'details_for_me', 'show_in_channel']) {
    const seen = slack.seenBy(ada, CHANNELS.support);
    const card = seen.find(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${action_id}"`));
    if (card) await slack.press({ user: ada, message: card, action_id });
  }
  const reply = slack.seenBy(ada, CHANNELS.alerts).at(-1);
  if (reply) await slack.react(reply, ada, 'x');
  await slack.shortcut({ user: ada, callback_id: 'find_an_order' });
  await settled(20_000);
  const view = slack.modalOf(ada);
  if (view) await slack.submit({ user: ada, view, values: { query: text } });
  await settled(20_000);
  return slack.deliveries.map(({ envelope }) => envelope);
}

/** As Slack writes it. */
export function bodyOf({ kind, payload }: Pick<Envelope, 'kind' | 'payload'>): Sent & { readonly body: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  if (kind === 'interactive')
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: FORM };
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), contentType: FORM };
}

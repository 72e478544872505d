import type { App, BlockAction, ViewResponseAction, ViewSubmitAction, webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { idleOf, startBolt } from './bot.ts';

let slack: SlackStandIn;
let app: App;

beforeEach(async () => {
  slack = await startSlack(PATIENT_SLACK);
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const TITLE = { type: 'plain_text', text: 'Find an order' } as const;
const LOADING = {
  type: 'modal',
  title: TITLE,
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Looking …' } }],
} as const satisfies webApi.ViewsOpenArguments['view'];
const FORM = {
  type: 'modal',
  callback_id: 'find',
  title: TITLE,
  submit: { type: 'plain_text', text: 'Look up' },
  blocks: [
    {
      type: 'input',
      block_id: 'query',
      label: { type: 'plain_text', text: 'ICCID or order number' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
} as const satisfies webApi.ViewsOpenArguments['view'];

const MORE = {
  type: 'modal',
  title: TITLE,
  blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }] }],
} as const satisfies webApi.ViewsOpenArguments['view'];

/** A bot whose global shortcut hands its trigger to `use`. */
async function startWithShortcut(use: (client: webApi.WebClient, trigger: string) => Promise<unknown>): Promise<void> {
  app = await startBolt(slack, (bolt) => {
    bolt.shortcut('find', async ({ ack, client, shortcut }) => {
      await ack();
      await use(client, shortcut.trigger_id);
    });
  });
}

const run = async () => {
  await slack.shortcut({ user: PEOPLE.ada, callback_id: 'find' });
  await slack.settled(undefined, idleOf(app));
};
const errorOf = (error: { readonly data?: { readonly error?: string } }) => error.data?.error;

test('a modal opens with its trigger and is filled by an update', async () => {
  await startWithShortcut(async (client, trigger_id) => {
    const { view } = await client.views.open({ trigger_id, view: LOADING });
    await client.views.update({ view_id: view?.id ?? '', hash: view?.hash ?? '', view: FORM });
  });

  await run();

  expect(slack.modalOf(PEOPLE.ada)?.view).toMatchObject({ callback_id: 'find', blocks: [{ block_id: 'query' }] });
});

test('an update that knows an older hash is a conflict', async () => {
  const errors: unknown[] = [];
  await startWithShortcut(async (client, trigger_id) => {
    const { view } = await client.views.open({ trigger_id, view: LOADING });
    const stale = { view_id: view?.id ?? '', hash: view?.hash ?? '', view: FORM };
    await client.views.update(stale);
    await client.views.update(stale).catch((error) => errors.push(errorOf(error)));
  });

  await run();

  expect(errors).toEqual(['hash_conflict']);
});

test('a trigger is good for one modal', async () => {
  const errors: unknown[] = [];
  await startWithShortcut(async (client, trigger_id) => {
    await client.views.open({ trigger_id, view: LOADING });
    await client.views.open({ trigger_id, view: LOADING }).catch((error) => errors.push(errorOf(error)));
  });

  await run();

  expect(errors).toEqual(['exchanged_trigger_id']);
});

test('a trigger opens nothing after its lifetime', async () => {
  const errors: unknown[] = [];
  await startWithShortcut(async (client, trigger_id) => {
    slack.advance(PATIENT_SLACK.triggerLifetime + 1);
    await client.views.open({ trigger_id, view: LOADING }).catch((error) => errors.push(errorOf(error)));
  });

  await run();

  expect(errors).toEqual(['expired_trigger_id']);
});

test('a view that was closed cannot be updated', async () => {
  const errors: unknown[] = [];
  await startWithShortcut(async (client, trigger_id) => {
    const { view } = await client.views.open({ trigger_id, view: LOADING });
    const id = view?.id ?? '';
    await slack.closeView({ user: PEOPLE.ada, view: { id } });
    await client.views.update({ view_id: id, view: FORM }).catch((error) => errors.push(errorOf(error)));
  });

  await run();

  expect(errors).toEqual(['not_found']);
});

/** A bot that opens the form and acknowledges its submission with `answer`. */
async function startWithForm(answer: ViewResponseAction | undefined, seen: ViewSubmitAction[] = []): Promise<{ id: string }> {
  app = await startBolt(slack, (bolt) => {
    bolt.shortcut('find', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: FORM });
    });
    bolt.view<ViewSubmitAction>('find', async ({ ack, body }) => {
      seen.push(body);
      await (answer ? ack(answer) : ack());
    });
  });
  await run();
  return slack.modalOf(PEOPLE.ada) ?? { id: 'none' };
}

test('a submission carries what was entered, and closes the modal', async () => {
  const seen: ViewSubmitAction[] = [];
  const view = await startWithForm(undefined, seen);

  const { outcome } = await slack.submit({ user: PEOPLE.ada, view, values: { text: '8985' } });

  expect(outcome).toBe('closed');
  expect(slack.modalOf(PEOPLE.ada)).toBe(undefined);
  expect(seen[0]?.view.state.values).toEqual({ query: { text: { type: 'plain_text_input', value: '8985' } } });
});

test('a submission is answered with another view', async () => {
  const view = await startWithForm({ response_action: 'update', view: LOADING });

  const { outcome } = await slack.submit({ user: PEOPLE.ada, view, values: { text: '8985' } });

  expect(outcome).toBe('updated');
  expect(slack.modalOf(PEOPLE.ada)).toMatchObject({ id: view.id, view: { blocks: [{ text: { text: 'Looking …' } }] } });
});

test('a submission is answered with errors for its inputs', async () => {
  const view = await startWithForm({ response_action: 'errors', errors: { query: 'This is no ICCID' } });

  const result = await slack.submit({ user: PEOPLE.ada, view, values: { text: 'x' } });

  expect(result).toMatchObject({ outcome: 'errors', errors: { query: 'This is no ICCID' } });
});

test('errors for an input that is not there are refused', async () => {
  const view = await startWithForm({ response_action: 'errors', errors: { elsewhere: 'No' } });

  const result = await slack.submit({ user: PEOPLE.ada, view, values: { text: 'x' } });

  expect(result).toMatchObject({ outcome: 'refused', refusal: 'invalid_errors' });
});

test('a required input that is empty keeps the modal from being sent', async () => {
  const view = await startWithForm(undefined);

  await expect(slack.submit({ user: PEOPLE.ada, view })).rejects.toThrow('required: query');
});

test('views are stacked three high, and closing the lowest closes all', async () => {
  const errors: unknown[] = [];
  app = await startBolt(slack, (bolt) => {
    bolt.shortcut('find', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: MORE });
    });
    bolt.action<BlockAction>('more', async ({ ack, client, body }) => {
      await ack();
      await client.views.push({ trigger_id: body.trigger_id, view: MORE }).catch((error) => errors.push(errorOf(error)));
    });
  });
  await run();
  const lowest = slack.modalOf(PEOPLE.ada) ?? { id: 'none' };

  for (let press = 1; press <= 3; press += 1) {
    const view = slack.modalOf(PEOPLE.ada) ?? lowest;
    await slack.press({ user: PEOPLE.ada, view, action_id: 'more' });
    await slack.settled(undefined, idleOf(app));
  }
  const top = slack.modalOf(PEOPLE.ada);
  await slack.closeView({ user: PEOPLE.ada, view: { id: top?.id ?? '' }, all: true });

  expect(errors).toEqual(['push_limit_reached']);
  expect(top?.root).toBe(lowest.id);
  expect(slack.modalOf(PEOPLE.ada)).toBe(undefined);
});

test('a message shortcut carries the message', async () => {
  const seen: unknown[] = [];
  app = await startBolt(slack, (bolt) =>
    bolt.shortcut({ callback_id: 'look_up', type: 'message_action' }, async ({ ack, shortcut }) => {
      seen.push([shortcut.message.text, shortcut.channel.id, shortcut.message_ts]);
      await ack();
    }),
  );
  const { message } = await slack.message({ user: PEOPLE.lin, channel: CHANNELS.support, text: 'where is 8985?' });

  await slack.shortcut({ user: PEOPLE.ada, callback_id: 'look_up', message });

  expect(seen).toEqual([['where is 8985?', CHANNELS.support, message.ts]]);
});

test('a home is published for one person, who opens it', async () => {
  app = await startBolt(slack, (bolt) =>
    bolt.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    }),
  );

  await slack.openHome(PEOPLE.lin);
  await slack.settled(undefined, idleOf(app));

  expect(slack.homeOf(PEOPLE.lin)?.view.type).toBe('home');
  expect(slack.homeOf(PEOPLE.ada)).toBe(undefined);
});

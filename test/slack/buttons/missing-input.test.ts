import { describe, expect, it } from 'vitest';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import type { Responder } from '../../../src/slack/answer/answer.ts';
import { createButtonValues } from '../../../src/slack/answer/button-value.ts';
import { createMissingInput } from '../../../src/slack/buttons/missing-input.ts';
import type { Message } from '../../../src/slack/cards/card.ts';
import { words } from '../../../src/slack/words/words.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk();
const { ada } = PEOPLE;

async function fillIn(): Promise<string> {
  await desk.world.slack.press({ user: ada, message: desk.last(), action_id: 'give_needed' });
  await desk.settled();
  const view = desk.world.slack.modalOf(ada);
  if (!view) throw new Error('No form is open');
  return view.id;
}

async function submit(id: string, given: string): Promise<void> {
  const { outcome } = await desk.world.slack.submit({ user: ada, view: { id }, values: { given } });
  expect(outcome).toBe('closed');
  await desk.settled();
}

describe('missing input', () => {
  it('missing input: the card names the input and offers a form', async () => {
    await desk.restart();
    const [reply = ''] = await desk.ask('tuya:TM-1001');

    expect(reply).toContain("Tuya needs the buyer's user ID");
    expect(JSON.stringify(desk.last().blocks)).toContain('give_needed');
    expect(desk.world.vendors.tuya.requests.map(({ path }) => path)).toEqual(['/v1.0/token', '/v1.0/sellercenter/order/search']);
  });

  it('missing input: the form asks for that field, and its answer replaces the card', async () => {
    await desk.ask('tuya:TM-1001');

    const id = await fillIn();
    const form = JSON.stringify(desk.world.slack.modalOf(ada)?.view);
    await submit(id, BUYER);

    expect(form).toMatch(/"hint"/);
    expect(form.match(/"type":"input"/g)).toHaveLength(1);
    expect(desk.seen()).toHaveLength(1);
    expect(desk.seen()[0]).toContain('TM-1001');
  });

  it('missing input: the buyer is in no button value and in no modal', async () => {
    await desk.ask(`tuya:TM-1001 user=${BUYER}`);
    await desk.world.slack.press({ user: ada, message: desk.last(), action_id: 'details' });
    await desk.settled();

    expect(JSON.stringify(desk.last())).not.toContain(BUYER);
    expect(JSON.stringify(desk.world.slack.modalOf(ada)?.view)).not.toContain(BUYER);
  });

  it('missing input: a buyer without that order can be corrected', async () => {
    await desk.ask('tuya:TM-1001 user=nobody-7');

    const id = await fillIn();
    const form = JSON.stringify(desk.world.slack.modalOf(ada)?.view);
    await submit(id, BUYER);

    expect(form).toMatch(/Needed to find `TM-1001`/);
    expect(form).toContain('user ID at Tuya');
    expect(desk.seen().at(-1)).toContain('TM-1001');
    expect(desk.seen().at(-1)).not.toContain('No order found');
  });

  it("missing input: the card's buttons remember the buyer", async () => {
    await desk.ask(`tuya:TM-1001 user=${BUYER}`);

    await desk.world.slack.press({ user: ada, message: desk.last(), action_id: 'refresh' });
    await desk.settled();

    expect(desk.seen()).toEqual([expect.stringContaining('TM-1001')]);
  });
});

describe('missing input: a used-up response_url', () => {
  it('missing input: answers in a new message after five posts to the response_url', async () => {
    const sent: string[] = [];
    const { given, form } = spent(sent);

    await form();
    for (let round = 0; round < 6; round++) await given();

    expect(sent).toEqual(['respond', 'respond', 'respond', 'respond', 'respond', 'postEphemeral']);
  });

  it('missing input: says that the card is too old when its form was forgotten', async () => {
    const sent: string[] = [];
    const { given } = spent(sent);

    await given();

    expect(sent).toEqual(['postEphemeral: tooOld']);
  });
});

/** A form whose every reply is noted. */
function spent(sent: string[]): { form(): Promise<void>; given(): Promise<void> } {
  let metadata = '{}';
  const buttonValues = createButtonValues([]);
  const value = buttonValues.encode([{ kind: 'order', value: 'TM-1001', raw: 'TM-1001', providers: ['tuya'] }]);
  const context = { words: words('en'), language: 'en', now: 0, openLink: () => undefined, known: [], prefixes: [] } as const;
  const message: Message = { text: 'x', blocks: [] };
  const responder: Responder = {
    answer: async (_question, composer, destination) => {
      const notice = composer.notice('x', context);
      if (notice !== undefined) await destination.send(notice);
      return { outcome: 'refused', isDelivered: true, isPosted: false, findings: [] };
    },
    say: async (_asker, compose, destination) => {
      await destination.send(compose(context));
      return { isDelivered: true };
    },
    during: (work) => work,
    idle: async () => {},
    unfinished: () => 0,
  };
  const needed = createMissingInput({
    accountsFor: async () => ({ needsOf: () => ['user'] }),
    buttonValues,
    responder,
    answerAgain: async () => {},
    composers: {
      card: () => ({ full: () => message, late: () => message, notice: () => message }),
      compact: () => {
        throw new Error('not here');
      },
      copyReply: () => {
        throw new Error('not here');
      },
      reveal: () => {
        throw new Error('not here');
      },
      details: () => {
        throw new Error('not here');
      },
    },
  });
  const client = {
    views: {
      open: async ({ view }: { view: { private_metadata?: string } }) => {
        metadata = view.private_metadata ?? '';
        return { view: { id: 'V1' } };
      },
      push: async () => ({}),
      update: async () => ({}),
    },
    chat: {
      postMessage: async () => ({}),
      update: async () => ({}),
      postEphemeral: async ({ text }: { text: string }) =>
        void sent.push(text === 'x' ? 'postEphemeral' : 'postEphemeral: tooOld'),
    },
    conversations: { replies: async () => ({}), history: async () => ({}) },
  };
  const body = {
    team: { id: 'T1' },
    user: { id: 'U1' },
    channel: { id: 'C1' },
    container: { is_ephemeral: true },
    trigger_id: 't',
  };
  return {
    form: () =>
      needed.open({ body, action: { value }, ack: async () => {}, respond: async () => void sent.push('respond'), client }),
    given: () =>
      needed.submit({
        body,
        view: { private_metadata: metadata, state: { values: { user: { given: { value: 'b' } } } } },
        ack: async () => {},
        client,
      }),
  };
}

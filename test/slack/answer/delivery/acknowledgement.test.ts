import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Acknowledge, createAcknowledgements } from '../../../../src/slack/answer/delivery/acknowledgement.ts';
import { textSection } from '../../../../src/slack/cards/blocks/blocks.ts';
import { LIMITS } from '../../../../src/slack/cards/limits.ts';

const NEVER_MS = 60_000;
const FIRST = { text: 'Paid', blocks: [textSection('Paid')] };
const SECOND = { text: 'Shipped', blocks: [] };
const TOO_MANY_BLOCKS = { text: 'Long', blocks: Array.from({ length: LIMITS.blocks + 1 }, () => textSection('Line')) };

interface Opening {
  readonly ack?: Acknowledge;
  readonly within?: number;
  readonly hasUrl?: boolean;
}

function open({ ack = async () => {}, within = NEVER_MS, hasUrl = true }: Opening = {}) {
  const acknowledged: unknown[] = [];
  const responded: unknown[] = [];
  const posted: unknown[] = [];
  const acknowledgement = createAcknowledgements(within)({
    ack: (message) => {
      acknowledged.push(message);
      return ack(message);
    },
    respond: hasUrl ? async (message) => void responded.push(message) : undefined,
    otherwise: {
      call: 'chat.postEphemeral',
      replaces: false,
      life: NEVER_MS,
      plain: (message) => message,
      send: async (message) => {
        posted.push(message);
        return undefined;
      },
    },
  });
  return { ...acknowledgement, acknowledged, responded, posted };
}

it('acknowledgement: carries the first reply, and the response_url the others', async () => {
  const { destination, close, acknowledged, responded } = open();

  await destination.send(FIRST);
  await destination.send(SECOND);
  await close();

  expect(acknowledged).toEqual([{ ...FIRST, response_type: 'ephemeral', unfurl_links: false, unfurl_media: false }]);
  expect(responded).toMatchObject([{ ...SECOND, response_type: 'ephemeral' }]);
});

it('acknowledgement: without a response_url the other replies go another way', async () => {
  const { destination, close, acknowledged, posted } = open({ hasUrl: false });

  await destination.send(FIRST);
  await destination.send(SECOND);
  await close();

  expect(acknowledged).toMatchObject([FIRST]);
  expect(posted).toEqual([SECOND]);
});

it('acknowledgement: is sent without an answer that takes longer', async () => {
  const { destination, acknowledged, responded } = open({ within: 1 });

  while (acknowledged.length === 0) await pause(1);
  await destination.send(FIRST);

  expect(acknowledged).toEqual([undefined]);
  expect(responded).toMatchObject([FIRST]);
});

it('acknowledgement: a message that Slack may refuse goes through the response_url, where that is seen', async () => {
  const { destination, acknowledged, responded } = open();

  await destination.send(TOO_MANY_BLOCKS);

  expect(acknowledged).toEqual([undefined]);
  expect(responded).toHaveLength(1);
});

it('acknowledgement: is sent once when nothing was said', async () => {
  const { close, acknowledged } = open();

  await close();
  await close();

  expect(acknowledged).toEqual([undefined]);
});

it('acknowledgement: a reply that it could not carry goes through the response_url', async () => {
  const { destination, close, responded } = open({ ack: () => Promise.reject(new Error('closed')) });

  await expect(destination.send(FIRST)).rejects.toThrow('closed');
  await destination.send(FIRST);

  expect(responded).toMatchObject([FIRST]);
  await expect(close()).resolves.toBeUndefined();
});

it('acknowledgement: fails when it could not be sent and no reply went another way', async () => {
  const { destination, close } = open({ ack: () => Promise.reject(new Error('closed')) });

  await expect(destination.send(FIRST)).rejects.toThrow('closed');

  await expect(close()).rejects.toThrow('closed');
});

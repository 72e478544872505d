import { expect, vi } from 'vitest';
import { messageOf } from '../../../sandbox/slack/posted-message.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import type { Message } from '../../../sandbox/slack/workspace/messages.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { readTable } from '../../../src/bulk/table.ts';
import { asText } from '../../../src/slack/cards/plain.ts';
import type { Desk } from '../../support/desk.ts';

export const PATIENCE = { timeout: 30_000, interval: 20 };

/** A list's message in somebody's direct messages with the bot, once its text matches. */
export async function listMessage(
  desk: Desk,
  text: RegExp,
  user: string = PEOPLE.ada,
  channel: string = CHANNELS.dm,
): Promise<Message> {
  return await vi.waitFor(() => {
    const found = desk.world.slack.seenBy(user, channel).findLast(({ text: shown }) => text.test(shown));
    expect(found, `a message like ${text} among ${JSON.stringify(desk.seen(user, channel))}`).toBeDefined();
    return found as Message;
  }, PATIENCE);
}

export function shown({ text, blocks }: Message): string {
  return asText(messageOf({ text, blocks }));
}

/** The cells of the result that was uploaded last. */
export function resultCells({ world }: Desk): readonly (readonly string[])[] {
  const file = world.slack.files.all.findLast(({ name }) => name.startsWith('orders-'));
  return readTable(file?.content.toString('utf8') ?? '').rows.map(({ cells }) => cells);
}

export async function share(desk: Desk, content: string | Uint8Array, name = 'sims.csv'): Promise<void> {
  await desk.world.slack.share({ user: PEOPLE.ada, channel: CHANNELS.dm, name, content });
}

export const DONE = /^Your list is done/;

import { PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import type { Desk } from './desk.ts';

/** Presses a button of the newest message that somebody sees in a channel, by default in #support, and waits until the bot is done. */
export async function pressLast(desk: Desk, action_id: string, user: string = PEOPLE.ada, channel?: string): Promise<void> {
  const { status } = await desk.world.slack.press({ user, message: desk.last(user, channel), action_id });
  if (status !== 200) throw new Error(`The press was acknowledged with ${status}`);
  await desk.settled();
}

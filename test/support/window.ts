import { isObject, type Json, objects } from '../../sandbox/slack/json.ts';
import { messageOf } from '../../sandbox/slack/posted-message.ts';
import type { StoredView } from '../../sandbox/slack/state/views.ts';
import { PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import { asText } from '../../src/slack/cards/plain.ts';
import type { Desk } from './desk.ts';

/** The modal on top of somebody's stack. Throws when there is none. */
export function windowOf(desk: Desk, user: string = PEOPLE.ada): StoredView {
  const top = desk.world.slack.modalOf(user);
  if (!top) throw new Error('No window is open');
  return top;
}

/** What a view says below its inputs, as text. */
export function saidIn({ view }: StoredView): string {
  return asText(messageOf({ text: '', blocks: blocksOf(view).filter(({ type }) => type !== 'input' && type !== 'header') }));
}

/** What stands in a view's input from the beginning. */
export function typedIn({ view }: StoredView): unknown {
  const input = blocksOf(view).find(({ type }) => type === 'input')?.element;
  return isObject(input) ? (input.initial_value ?? '') : undefined;
}

/** The action_ids of a view's buttons, in order. */
export function buttonsIn({ view }: StoredView): string[] {
  return [...JSON.stringify(view.blocks).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id ?? '');
}

/** Presses a button of a window and waits until the bot is done. */
export async function pressIn(desk: Desk, view: StoredView, action_id: string, user: string = PEOPLE.ada): Promise<void> {
  const { status } = await desk.world.slack.press({ user, view, action_id });
  if (status !== 200) throw new Error(`The press was acknowledged with ${status}`);
  await desk.settled();
}

/** The texts of each state that the bot gave a window, from its calls. */
export function statesOf(desk: Desk): string[] {
  const calls = desk.world.slack.calls.filter(({ method }) => method.startsWith('views.'));
  return calls.map((call) => JSON.stringify(viewIn(call.arguments)));
}

function viewIn({ view }: Json): unknown {
  return typeof view === 'string' ? JSON.parse(view) : view;
}

function blocksOf(view: Json): readonly Json[] {
  return objects(view.blocks);
}

import { sayNotice } from '../answer/notices.ts';
import { askerOf } from '../answer/question.ts';
import { code } from '../cards/mrkdwn.ts';
import { askToFollow, type FollowDeps, unlessUnavailable } from '../follow/ask.ts';
import type { Follow } from '../follow/follow.ts';
import type { Access } from '../policy/access.ts';
import type { Words } from '../words/words.ts';
import type { ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { toPresser } from './press-destinations.ts';

export interface FollowButtonDeps extends PressDeps, Omit<FollowDeps, 'responder'> {
  readonly access: Pick<Access, 'denialOf'>;
}

/** "Follow" in the menu of a card, and "Stop following" below what the bot says of it. */
export interface FollowButtons {
  follow(args: ButtonArgs): Promise<void>;
  stop(args: ButtonArgs): Promise<void>;
}

export function createFollowButtons(deps: FollowButtonDeps): FollowButtons {
  return {
    follow: onPress(deps, (press) => follow(deps, press)),
    stop: async ({ ack, ...args }) => {
      await ack();
      await deps.responder.during(stop(deps, args));
    },
  };
}

/** Changes are posted below a card that everybody in the channel reads. */
async function follow(deps: FollowButtonDeps, press: Press): Promise<void> {
  const { body, identifiers, isPrivate, thread, client } = press;
  const asker = askerOf(body, body.channel?.id);
  const below = isPrivate || body.view ? undefined : (thread ?? body.container.message_ts);
  await askToFollow(deps, { asker, identifiers, typed: '', thread: below, destination: toPresser(press), client });
}

async function stop(deps: FollowButtonDeps, args: Omit<ButtonArgs, 'ack'>): Promise<void> {
  const { responder, access, following } = deps;
  const asker = askerOf(args.body, args.body.channel?.id);
  const destination = toPresser({ ...args, thread: args.body.container.thread_ts });
  const say = (sentence: (words: Words) => string) => sayNotice(responder, asker, sentence, destination);
  const denial = await access.denialOf(asker);
  if (denial) return void (await say((words) => words[denial]));
  await unlessUnavailable(deps, asker, destination, async () => {
    const found = await following.find(args.action.value ?? '');
    if (!found || found.team !== asker.team) return void (await say(({ following: words }) => words.gone));
    if (!mayStop(found, asker)) return void (await say(({ following: words }) => words.notYours));
    await following.end(found);
    await say(({ following: words }) => words.stopped(code(found.order)));
  });
}

/** In a thread, which everybody there reads, anybody may. */
function mayStop({ user, place }: Follow, asker: { readonly user: string; readonly channel: string | undefined }): boolean {
  return user === asker.user || (place.kind === 'thread' && place.channel === asker.channel);
}

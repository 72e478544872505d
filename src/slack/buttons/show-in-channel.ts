import { isPersonId } from '../../core/identifier/identifier.ts';
import { mayProceed, type Store } from '../../state/store.ts';
import { byAudience, withAudience } from '../answer/audience.ts';
import type { Composers } from '../answer/composers.ts';
import { type Sentence, sayNotice } from '../answer/notices.ts';
import type { Question } from '../answer/question.ts';
import { warningCard } from '../cards/notices/warning.ts';
import { type Channels, hasOutsiders } from '../policy/channels.ts';
import type { ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { toCard, toPresser } from './press-destinations.ts';

export interface ShowInChannelDeps extends PressDeps {
  readonly composers: Composers;
  readonly channels: Channels;
  readonly store: Pick<Store, 'claim' | 'forget'>;
}

/**
 * "Show in channel". In channels that people outside the company read it asks for confirmation first. What was asked for
 * by something that may name a person is not shown.
 */
export interface ShowInChannel {
  show(args: ButtonArgs): Promise<void>;
  confirm(args: ButtonArgs): Promise<void>;
}

export function createShowInChannel(deps: ShowInChannelDeps): ShowInChannel {
  return {
    show: onPress(deps, (press) => showOrWarn(deps, press)),
    confirm: onPress(deps, (press) => showOnce(deps, press)),
  };
}

async function showOrWarn(deps: ShowInChannelDeps, press: Press): Promise<void> {
  const { asker, action } = press;
  const readers = await deps.channels.readersOf(asker);
  if (!hasOutsiders(readers)) return await showOnce(deps, press);
  await deps.responder.say(asker, (context) => warningCard(readers, action.value ?? '', context), toPresser(press));
}

/** A second click within this time posts nothing. */
const CLICKED_TWICE_MS = 60_000;

async function showOnce(deps: ShowInChannelDeps, press: Press): Promise<void> {
  const { asker, body } = press;
  const key = `${asker.team} shown ${asker.channel} ${body.container.message_ts} ${asker.user}`;
  if (!mayProceed(await deps.store.claim(key, CLICKED_TWICE_MS))) return;
  if (!(await show(deps, press))) await deps.store.forget(key);
}

/**
 * Posts the card, then replaces the ephemeral card by a confirmation; a refusal goes to the presser only.
 * Returns whether the card was posted.
 */
async function show({ responder, composers }: ShowInChannelDeps, press: Press): Promise<boolean> {
  const { asker } = press;
  const identifiers = press.identifiers.filter((identifier) => !isPersonId(identifier));
  const channel = toCard(press, { type: 'in_channel', replaces: false });
  const say = (sentence: Sentence, destination: typeof channel) => sayNotice(responder, asker, sentence, destination);
  if (identifiers.length === 0) {
    await say(({ onlyForYou }) => onlyForYou, toPresser(press));
    return false;
  }
  const question: Question = { surface: 'show_in_channel', asker, identifiers, typed: '' };
  const composer = withAudience(composers.card(identifiers, { shown: true, by: asker.user }));
  const { isPosted, isDelivered } = await responder.answer(question, composer, byAudience(channel, toPresser(press)));
  if (isPosted) await say(({ shownInChannel }) => shownInChannel, toCard(press, { type: 'ephemeral', replaces: true }));
  else if (!isDelivered) await say(({ notShown }) => notShown, toPresser(press));
  return isPosted;
}

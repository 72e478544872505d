import * as z from 'zod';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { OrderState } from '../../core/order/change.ts';
import { ATTENTION_KINDS, MEANINGS, STAGES, STATUS_NAMES, TONES } from '../../core/order/vocabulary.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { PersonAsking } from '../answer/question.ts';
import { fingerprint } from '../memory/fingerprint.ts';

/** Where an order's changes are posted: a thread that others read too, or the person's own conversation with the bot. */
export interface FollowPlace {
  readonly kind: 'thread' | 'person';
  readonly channel: string;
  /** Of a thread. */
  readonly thread?: string | undefined;
}

/** An order that somebody follows. It holds public data only, so that it may be kept. */
export interface Follow {
  readonly team: string;
  /** Who asked for it: it counts on this person, whose rights are checked before each notice. */
  readonly user: string;
  readonly place: FollowPlace;
  /** The account and the id of the order there. */
  readonly account: string;
  readonly order: string;
  /** How the order is found again at its account. */
  readonly identifier: Pick<Identifier, 'kind' | 'value'>;
  /** What the place was told last. */
  readonly told: OrderState;
  /** Epoch milliseconds. */
  readonly until: number;
  /** A notice that is being posted: its mark in Slack, what it says, and since when. */
  readonly notice?: { readonly mark: string; readonly state: OrderState; readonly at: number } | undefined;
}

const STATE = z.object({
  stage: z.enum(STAGES),
  statuses: z.array(
    z.object({
      name: z.enum(STATUS_NAMES),
      word: z.string(),
      meaning: z.enum(MEANINGS).optional(),
      tone: z.enum(TONES),
    }),
  ),
  attention: z.array(z.enum(ATTENTION_KINDS)),
});

const WIRE = z.object({
  team: z.string(),
  user: z.string(),
  place: z.object({ kind: z.enum(['thread', 'person']), channel: z.string(), thread: z.string().optional() }),
  account: z.string(),
  order: z.string(),
  identifier: z.object({ kind: z.enum(['iccid', 'order', 'reference']), value: z.string() }),
  told: STATE,
  until: z.number(),
  notice: z.object({ mark: z.string(), state: STATE, at: z.number() }).optional(),
});

/** Undefined for what another release wrote. */
export function readFollow(written: string): Follow | undefined {
  return parseJson(WIRE, written);
}

/** All who follow one order share one check: it is found by this. */
export function followedKey(account: string, order: string): string {
  return fingerprint(account, order);
}

/** One place follows an order once: a thread whoever asks, a person alone. */
export function placeKey({ team, user, place }: Pick<Follow, 'team' | 'user' | 'place'>): string {
  return place.kind === 'thread' ? fingerprint(team, place.channel, place.thread ?? '') : fingerprint(team, user);
}

/** The value of the button that ends it. */
export function stopValue(follow: Follow): string {
  return `${followedKey(follow.account, follow.order)} ${placeKey(follow)}`;
}

/** Whose rights count, and who reads the notices. */
export function followerOf({ team, user, place }: Follow): PersonAsking {
  return { team, user, channel: place.kind === 'thread' ? place.channel : undefined };
}

/** As cards show it. */
export function followedOrder(follow: Follow): Pick<Follow, 'order' | 'told' | 'until'> & { readonly stop: string } {
  const { order, told, until } = follow;
  return { order, told, until, stop: stopValue(follow) };
}

import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import type { Identifier } from '../../core/identifier.ts';
import { parseJson } from '../../core/parse-json.ts';
import { NEEDS, type Need } from '../../core/provider.ts';
import type { Responder } from '../answer/answer.ts';
import type { Questions } from '../answer/button-value.ts';
import type { Replies } from '../answer/composers.ts';
import type { Destination } from '../answer/delivery.ts';
import { type EphemeralClient, ephemeral } from '../answer/destination.ts';
import { askerOf, type Question } from '../answer/question.ts';
import { NEEDED_INPUT } from '../cards/actions.ts';
import { neededView } from '../cards/answer/needed.ts';
import type { Message } from '../cards/card.ts';
import type { Search } from '../window/search.ts';
import {
  type ButtonArgs,
  newWindow,
  onPress,
  type Press,
  responseDestination,
  type ShownView,
  tell,
  toPresser,
} from './press.ts';

/** What is used of the submitted form. */
export interface FormArgs {
  readonly body: { readonly team: { readonly id: string } | null; readonly user: { readonly id: string } };
  readonly view: Pick<ShownView, 'private_metadata' | 'state'>;
  ack(): Promise<void>;
  readonly client: EphemeralClient;
}

export interface MissingInputDeps {
  /** What these identifiers cannot be asked without. */
  needsOf(identifiers: readonly Identifier[]): readonly Need[];
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
  readonly search: Pick<Search, 'answerAgain'>;
}

/** What only a person knows - a buyer, a program - is asked for in a form, and the question goes on from there. */
export interface MissingInput {
  open(args: ButtonArgs): Promise<void>;
  submit(args: FormArgs): Promise<void>;
}

/** A response_url takes five posts within 30 minutes (docs.slack.dev, "Handling user interaction"); a submission brings none of its own. */
const MAX_USES = 5;
const KEPT_MS = 30 * 60_000;
/** Each keeps its button's payload. */
const MAX_KEPT = 1000;

interface Waiting {
  readonly press: Press;
  uses: number;
}

const METADATA = z.object({ key: z.string(), channel: z.string().optional() });

export function createMissingInput(deps: MissingInputDeps): MissingInput {
  const waiting = new LRUCache<string, Waiting>({ max: MAX_KEPT, ttl: KEPT_MS });
  return {
    open: onPress(deps, (press) => openForm(deps, press, waiting)),
    submit: async ({ ack, ...args }) => {
      await ack();
      await deps.responder.during(submit(deps, args, waiting));
    },
  };
}

async function openForm(
  { needsOf, responder }: MissingInputDeps,
  press: Press,
  waiting: LRUCache<string, Waiting>,
): Promise<void> {
  const { asker, identifiers } = press;
  const key = randomUUID();
  waiting.set(key, { press, uses: 0 });
  const metadata = JSON.stringify({ key, channel: asker.channel });
  const fields = fieldsOf(identifiers, needsOf);
  const isOpen = await responder.say(asker, (context) => neededView(fields, context, metadata, identifiers), newWindow(press));
  if (!isOpen) await tell(responder, asker, ({ modalNotOpened }) => modalNotOpened, toPresser(press));
}

/** What is lacking, and what was given before: it may have been mistyped. */
function fieldsOf(identifiers: readonly Identifier[], needsOf: MissingInputDeps['needsOf']): readonly Need[] {
  const lacking = needsOf(identifiers.map((identifier) => ({ ...identifier, hints: undefined })));
  return NEEDS.filter((need) => lacking.includes(need) || identifiers.some(({ hints }) => hints?.[need] !== undefined));
}

async function submit(
  deps: MissingInputDeps,
  { body, view, client }: Omit<FormArgs, 'ack'>,
  waiting: LRUCache<string, Waiting>,
): Promise<void> {
  const { key = '', channel } = parseJson(METADATA, view.private_metadata) ?? {};
  const asker = askerOf(body, channel);
  const known = waiting.get(key);
  if (!known) return await tell(deps.responder, asker, ({ tooOld }) => tooOld, ephemeral(client, asker));
  const hints = hintsOf(view);
  const identifiers = known.press.identifiers.map((identifier) => ({ ...identifier, hints: { ...identifier.hints, ...hints } }));
  const question: Question = { surface: 'form', asker, identifiers, typed: '' };
  const window = known.press.body.view;
  if (window) return await deps.search.answerAgain(question, window, known.press.client);
  const composer = deps.replies.card(identifiers, { shown: false });
  await deps.responder.answer(question, composer, counted(known, ephemeral(client, asker)));
}

/** The button's response_url as long as it takes posts, then messages of our own. */
function counted(waiting: Waiting, afterwards: Destination<Message>): Destination<Message> {
  const first = responseDestination(waiting.press, { type: 'ephemeral', replaces: waiting.press.isPrivate });
  return {
    ...first,
    send: async (message) => {
      waiting.uses += 1;
      await (waiting.uses > MAX_USES ? afterwards : first).send(message);
    },
  };
}

function hintsOf({ state }: FormArgs['view']): Partial<Record<Need, string>> {
  const given = NEEDS.map((need) => [need, state.values[need]?.[NEEDED_INPUT]?.value?.trim() ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Composers } from '../answer/composers.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { type EphemeralClient, ephemeral } from '../answer/delivery/ephemeral.ts';
import { openOrExplain, sayNotice } from '../answer/notices.ts';
import { accountUse, askerOf, type Question } from '../answer/question.ts';
import { NEEDED_INPUT } from '../cards/actions.ts';
import { neededView } from '../cards/answer/missing/needed.ts';
import type { Message } from '../cards/card.ts';
import type { AnswerAgain, ButtonArgs, Press, ShownView } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { newWindow, toCard, toPresser } from './press-destinations.ts';

/** What is used of the submitted form. */
export interface FormArgs {
  readonly body: { readonly team: { readonly id: string } | null; readonly user: { readonly id: string } };
  readonly view: Pick<ShownView, 'private_metadata' | 'state'>;
  ack(): Promise<void>;
  readonly client: EphemeralClient;
}

export interface MissingInputDeps extends PressDeps {
  readonly accountsFor: AccountsFor<'needsOf'>;
  readonly composers: Composers;
  readonly answerAgain: AnswerAgain;
}

/** A form for what only a person knows, e.g. the buyer or the program. Its submission repeats the lookup with these inputs. */
export interface MissingInput {
  open(args: ButtonArgs): Promise<void>;
  submit(args: FormArgs): Promise<void>;
}

/** A response_url accepts five posts within 30 minutes (docs.slack.dev, "Handling user interaction"); a submission has none. */
const MAX_USES = 5;
const KEPT_MS = 30 * 60_000;
/** Each entry holds a button's payload. */
const MAX_KEPT = 1000;

interface OpenForm {
  readonly press: Press;
  uses: number;
}

const SURFACE = 'form';
const METADATA = z.object({ key: z.string(), channel: z.string().optional() });

export function createMissingInput(deps: MissingInputDeps): MissingInput {
  const openForms = new LRUCache<string, OpenForm>({ max: MAX_KEPT, ttl: KEPT_MS });
  return {
    open: onPress(deps, (press) => openForm(deps, press, openForms)),
    submit: async ({ ack, ...args }) => {
      await ack();
      await deps.responder.during(submit(deps, args, openForms));
    },
  };
}

async function openForm(
  { accountsFor, responder }: MissingInputDeps,
  press: Press,
  openForms: LRUCache<string, OpenForm>,
): Promise<void> {
  const { asker, identifiers } = press;
  const key = randomUUID();
  openForms.set(key, { press, uses: 0 });
  const metadata = JSON.stringify({ key, channel: asker.channel });
  const { needsOf } = await accountsFor(accountUse({ surface: SURFACE, asker }));
  const fields = needsOf(identifiers);
  const open = () => responder.say(asker, (context) => neededView(fields, context, metadata, identifiers), newWindow(press));
  await openOrExplain(responder, asker, open, toPresser(press));
}

async function submit(
  deps: MissingInputDeps,
  { body, view, client }: Omit<FormArgs, 'ack'>,
  openForms: LRUCache<string, OpenForm>,
): Promise<void> {
  const { key = '', channel } = parseJson(METADATA, view.private_metadata) ?? {};
  const asker = askerOf(body, channel);
  const form = openForms.get(key);
  if (!form) return void (await sayNotice(deps.responder, asker, ({ tooOld }) => tooOld, ephemeral(client, asker)));
  const hints = hintsOf(view);
  const identifiers = form.press.identifiers.map((identifier) => ({ ...identifier, hints: { ...identifier.hints, ...hints } }));
  const question: Question = { surface: SURFACE, asker, identifiers, typed: '' };
  const window = form.press.body.view;
  if (window) return await deps.answerAgain(question, window, form.press.client);
  const composer = deps.composers.card(identifiers, { shown: false });
  await deps.responder.answer(question, composer, limitToForm(form, ephemeral(client, asker)));
}

/** Uses the button's response_url as often as Slack allows, then `afterwards`. */
function limitToForm(form: OpenForm, afterwards: Destination<Message>): Destination<Message> {
  const first = toCard(form.press, { type: 'ephemeral', replaces: form.press.isPrivate });
  return {
    ...first,
    send: async (message) => {
      form.uses += 1;
      await (form.uses > MAX_USES ? afterwards : first).send(message);
    },
  };
}

/** What was entered, by the need that each field is for. */
function hintsOf({ state }: FormArgs['view']): Record<string, string> {
  const entered = Object.entries(state.values).map(([need, field]) => [need, field[NEEDED_INPUT]?.value?.trim() ?? ''] as const);
  return Object.fromEntries(entered.filter(([, value]) => value !== ''));
}

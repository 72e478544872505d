import { isPersonId } from '../../core/identifier/identifier.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import { whenComplete } from '../answer/composer.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { LIFE_MS, sendOnce } from '../answer/delivery/destination.ts';
import { accountUse, MAX_IDENTIFIERS, type Question } from '../answer/question.ts';
import type { CardContext } from '../cards/card.ts';
import {
  notFoundOutputs,
  type StepEnd,
  type StepOutputs,
  stepEnd,
  stepError,
  withTrackingNumber,
} from '../cards/channel/step.ts';
import { readable } from '../cards/plain.ts';
import { boundedText } from '../intake/bounded-text.ts';
import { type Deduplicator, type EventContext, eventKey } from '../memory/deduplication.ts';

/** The step's callback_id in manifest.yml. */
export const LOOK_UP_STEP = 'look_up_order';

/** What is used of `function_executed`. */
export interface StepArgs {
  readonly body: { readonly team_id: string };
  readonly context: EventContext;
  readonly event: { readonly function_execution_id: string };
  readonly inputs: Readonly<Record<string, unknown>>;
  complete(result: { outputs: StepOutputs }): Promise<unknown>;
  fail(result: { error: string }): Promise<unknown>;
}

export interface StepDeps {
  readonly accountsFor: AccountsFor<'read'>;
  readonly responder: Responder;
  readonly deduplicator: Deduplicator;
  /** WORKFLOW_TRACKING_NUMBERS */
  readonly showsTrackingNumbers: boolean;
}

const SURFACE = 'step';

/**
 * The Workflow Builder step "Look up order". The asker is unknown and the workflow may put the outputs anywhere: public
 * data only and no ids of people, except tracking numbers where the setting allows them.
 */
export function createStep(deps: StepDeps): (args: StepArgs) => Promise<void> {
  return async (args) => {
    const key = eventKey(args.body.team_id, SURFACE, args.event.function_execution_id);
    const { receipt } = args.context;
    // Slack accepts the result of a step only once, from any process.
    await deps.responder.during(deps.deduplicator.run(key, { unsure: 'answer', receipt, work: () => lookUp(deps, args) }));
  };
}

async function lookUp(
  { accountsFor, responder, showsTrackingNumbers }: StepDeps,
  { body, inputs, complete, fail }: StepArgs,
): Promise<boolean> {
  const asker = { team: body.team_id, user: undefined, channel: undefined };
  const destination = stepResult({ complete, fail });
  const text = typeof inputs.text === 'string' ? boundedText(inputs.text) : '';
  const { read } = await accountsFor(accountUse({ surface: SURFACE, asker }));
  const identifiers = read(text, { asked: true }).filter((identifier) => !isPersonId(identifier));
  if (identifiers.length === 0) return (await responder.say(asker, nothingRead, destination)).isDelivered;
  const first = identifiers.slice(0, MAX_IDENTIFIERS);
  const { shows, composer } = showsTrackingNumbers ? WITH_TRACKING_NUMBERS : PUBLIC_ONLY;
  const question: Question = { surface: SURFACE, asker, identifiers: first, typed: '', shows };
  return (await responder.answer(question, composer, destination)).isDelivered;
}

const nothingRead = ({ words }: CardContext): StepEnd => ({ outputs: notFoundOutputs(readable(words.nothingInMessage)) });

/** A step can complete only once, so it waits for all providers. */
const PUBLIC_ONLY = { shows: ['public'], composer: whenComplete<StepEnd>({ full: stepEnd, notice: stepError }) } as const;
const WITH_TRACKING_NUMBERS = {
  shows: ['public', 'internal'],
  composer: whenComplete<StepEnd>({ full: withTrackingNumber, notice: stepError }),
} as const;

function stepResult({ complete, fail }: Pick<StepArgs, 'complete' | 'fail'>): Destination<StepEnd> {
  return sendOnce({
    call: 'functions.complete',
    replaces: true,
    life: LIFE_MS.message,
    plain: (end) => end,
    send: async (end) => void (await ('outputs' in end ? complete(end) : fail(end))),
  });
}

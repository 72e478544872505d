import { randomBytes } from 'node:crypto';
import { createEnvelope, type Retry } from '../delivery/envelope.ts';
import type { Delivery, Sender } from '../delivery/sender.ts';
import type { Json } from '../json.ts';
import { eventPayload } from '../payloads/event.ts';
import { viewJson } from '../payloads/view.ts';
import type { SlackState } from '../state/state.ts';
import { APP } from '../workspace/people.ts';

/** A workflow step to start. */
interface StepInput {
  readonly callback_id: string;
  readonly inputs: Json;
  readonly user?: string;
}

/** Events other than messages, and manual deliveries. */
export interface AppEvents {
  /** Delivers any event, subscribed or not. `traits` replace fields of its wrapper. */
  event(event: Json, traits?: Json): Promise<Delivery>;
  /** A person opens the app's Home or Messages tab. */
  openHome(user: string, tab?: 'home' | 'messages'): Promise<Delivery>;
  /** A workflow starts the app's step; its result is in `functions` under the ID. */
  runStep(input: StepInput): Promise<{ readonly id: string; readonly delivery: Delivery }>;
  /** Delivers the same envelope again, even if it was acknowledged. `number` may be 0, as in Socket Mode. */
  redeliver(delivery: Delivery, retry?: Partial<Retry>): Promise<Delivery>;
}

export function createAppEvents(slack: SlackState, sender: Sender): AppEvents {
  const event = (what: Json, traits: Json = {}) =>
    sender.deliver(createEnvelope('events_api', eventPayload(what, slack, traits)));
  return {
    event,
    openHome: (user, tab = 'home') => {
      const home = slack.views.home(user);
      const view = home ? { view: viewJson(home) } : {};
      return event({ type: 'app_home_opened', user, channel: dmOf(user, slack), tab, event_ts: slack.clock.ts(), ...view });
    },
    runStep: async (input) => {
      const id = `Fx${newId()}`;
      slack.functions.set(id, { state: 'running' });
      return { id, delivery: await event(stepEvent(id, input, slack)) };
    },
    redeliver: ({ envelope }, { number = 1, reason = 'http_timeout' } = {}) => sender.redeliver(envelope, { number, reason }),
  };
}

function stepEvent(id: string, { callback_id, inputs, user }: StepInput, slack: SlackState): Json {
  const token = `xwfp-${newId()}`;
  slack.stepTokens.add(token);
  return {
    type: 'function_executed',
    function: {
      id: 'Fn0STEP',
      callback_id,
      title: callback_id,
      type: 'app',
      app_id: APP.id,
      input_parameters: [],
      output_parameters: [],
    },
    inputs,
    function_execution_id: id,
    workflow_execution_id: `Wx${newId()}`,
    event_ts: slack.clock.ts(),
    bot_access_token: token,
    ...(user === undefined ? {} : { executed_by: user }),
  };
}

function dmOf(user: string, { workspace }: SlackState): string {
  const found = [...workspace.channels.values()].find(({ kind, members }) => kind === 'im' && members.includes(user));
  return found?.id ?? `D${user.slice(1)}`;
}

function newId(): string {
  return randomBytes(5).toString('hex').toUpperCase();
}

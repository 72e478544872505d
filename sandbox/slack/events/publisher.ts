import { createEnvelope } from '../delivery/envelope.ts';
import type { Delivery, Sender } from '../delivery/sender.ts';
import { eventPayload } from '../payloads/event.ts';
import type { SlackState } from '../state/state.ts';
import { eventsOf } from './events.ts';

/** Sends the events of the workspace to the bot, including those of its own posts. */
export interface EventPublisher {
  /** Runs `act` and resolves with the deliveries that it caused. */
  deliveriesOf(act: () => void): Promise<readonly Delivery[]>;
}

export function createEventPublisher(slack: SlackState, sender: Sender): EventPublisher {
  let collected: Promise<Delivery>[] = [];
  slack.workspace.changes.on('changed', (change) => {
    if (!sender.isConnected) return;
    const envelopes = eventsOf(change, slack).map((event) => createEnvelope('events_api', eventPayload(event, slack)));
    collected = envelopes.map((envelope) => sender.deliver(envelope));
  });
  return {
    deliveriesOf: (act) => {
      collected = [];
      act();
      return Promise.all(collected);
    },
  };
}

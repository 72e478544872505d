import type { App, ReceiverEvent } from '@slack/bolt';
import * as z from 'zod';

/** docs.slack.dev/apis/events-api, "Rate limiting": Slack drops the events of this minute beyond 30,000 an hour. */
const DROPPED = z.looseObject({ team_id: z.string(), minute_rate_limited: z.number() });
const DROPPED_TYPE = 'app_rate_limited';

/** Events of a team that Slack did not deliver. */
export interface DroppedEvents {
  readonly team: string;
  /** The minute, in seconds since 1970. */
  readonly minute: number;
}

/**
 * Acknowledges what no listener has acknowledged: without this Bolt lets Slack wait for three seconds and answers 404. Where
 * Slack no longer waits, an acknowledgement without an answer succeeds: what the person asked for is done all the same.
 */
export function acknowledgeAll(app: App, onDropped: (events: DroppedEvents) => void): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    const dropped = received.body.type === DROPPED_TYPE ? DROPPED.safeParse(received.body).data : undefined;
    if (dropped) {
      await received.ack();
      return onDropped({ team: dropped.team_id, minute: dropped.minute_rate_limited });
    }
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      isAcknowledged = true;
      // A failure is in the log of the receiver.
      return await (response ? received.ack(response) : received.ack().catch(() => {}));
    };
    await receive({ ...received, ack });
    if (!isAcknowledged) await ack();
  };
}

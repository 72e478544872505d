import type { App } from '@slack/bolt';
import type { Receipt } from '../../memory/deduplication.ts';

/** Events that a process claims before it answers them; all others are acknowledged at once. */
const CLAIMED_EVENTS = new Set(['message', 'app_mention', 'link_shared', 'function_executed']);

/**
 * Bolt acknowledges an event before its listeners run. Here a listener does it through `context.receipt` when the event is
 * claimed, so that Slack delivers again what no process has. What nobody claims is acknowledged when the listeners end.
 */
export function acknowledgeWhenClaimed(app: Pick<App, 'processEvent'>): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    if (!CLAIMED_EVENTS.has(received.body.event?.type)) return await receive(received);
    // Too late, it fails: Slack has got a 404 and delivers the event again, which the claim keeps from a second answer.
    const { receipt, end } = createReceipt(() => void received.ack().catch(() => {}));
    await receive({ ...received, ack: async () => undefined, customProperties: { ...received.customProperties, receipt } });
    end();
  };
}

/** `end` acknowledges what was neither confirmed nor withheld. */
function createReceipt(acknowledge: () => void): { readonly receipt: Receipt; end(): void } {
  let isOpen = true;
  const confirm = () => {
    if (isOpen) acknowledge();
    isOpen = false;
  };
  const withhold = () => {
    isOpen = false;
  };
  return { receipt: { confirm, withhold }, end: confirm };
}

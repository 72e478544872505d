import type { Courier, Delivery } from '../delivery/dispatcher.ts';
import { newParcel } from '../delivery/envelope.ts';
import { eventPayload } from '../payloads/event.ts';
import type { World } from '../state/state.ts';
import { eventsOf } from './events.ts';

/** Tells the bot what happens in its conversations, whoever did it: its own posts come back to it as well. */
export interface Announcer {
  /** Does it and resolves with the deliveries that came of it. */
  collect(act: () => void): Promise<readonly Delivery[]>;
}

export function createAnnouncer(world: World, courier: Courier): Announcer {
  let collected: Promise<Delivery>[] = [];
  world.workspace.changes.on('changed', (change) => {
    if (!courier.isConnected) return;
    const parcels = eventsOf(change, world).map((event) => newParcel('events_api', eventPayload(event, world)));
    collected = parcels.map((parcel) => courier.deliver(parcel));
  });
  return {
    collect: (act) => {
      collected = [];
      act();
      return Promise.all(collected);
    },
  };
}

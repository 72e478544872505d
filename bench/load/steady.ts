import { setTimeout as pause } from 'node:timers/promises';
import type { RunningApp } from './app.ts';
import type { Payload } from './payloads.ts';
import { openSender } from './throughput.ts';

const PER_SECOND = 50;

/** Sends fifty payloads a second for so long, whether or not the app has answered the ones before. */
export async function sendSteadily(
  app: Pick<RunningApp, 'port'>,
  payload: (index: number) => Payload,
  milliseconds: number,
): Promise<void> {
  const began = performance.now();
  const sender = openSender(app);
  const sent: Promise<void>[] = [];
  const count = (milliseconds / 1000) * PER_SECOND;
  for (let index = 0; index < count; index++) {
    sent.push(sender.send(payload(index)));
    await pause(Math.max(0, began + ((index + 1) * 1000) / PER_SECOND - performance.now()));
  }
  await Promise.all(sent);
  await sender.close();
}

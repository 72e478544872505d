import { fork } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';

/** A vendor in a process of its own, as in life: its work is not the bot's. */
export interface Vendor {
  readonly url: string;
  /** How many requests it has had. */
  requests(): Promise<number>;
  close(): Promise<void>;
}

const PROGRAM = new URL('vendor-app.ts', import.meta.url).pathname;
const STARTED = z.object({ url: z.string() });
const COUNTED = z.object({ requests: z.number() });

/** @param latency milliseconds until it answers */
export async function startVendor(latency: number): Promise<Vendor> {
  const child = fork(PROGRAM, { env: { LATENCY: String(latency) } });
  const said = async () => (await once(child, 'message'))[0] as unknown;
  const { url } = STARTED.parse(await said());
  return {
    url,
    requests: async () => {
      child.send('requests');
      return COUNTED.parse(await said()).requests;
    },
    close: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

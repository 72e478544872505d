import { Pool } from 'undici';
import type { RunningApp } from './app.ts';
import { type Payload, signedHeaders } from './payloads.ts';

/** What an app did in one round. */
export interface Throughput {
  /** Requests a second of its processor time: what one core would serve, however busy the machine is. */
  readonly perCpuSecond: number;
  /** Requests a second by the clock. */
  readonly perSecond: number;
}

const AT_ONCE = 50;

/** Sends payloads for so long, fifty at once, and waits for the replies. Rejects when one is not answered with 200. */
export async function throughputOf(app: RunningApp, payload: () => Payload, milliseconds: number): Promise<Throughput> {
  const sender = openSender(app);
  const [cpu, began] = [await app.cpu(), performance.now()];
  let count = 0;
  const worker = async () => {
    while (performance.now() - began < milliseconds) {
      await sender.send(payload());
      count++;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const seconds = (performance.now() - began) / 1000;
    return { perCpuSecond: (count * 1000) / ((await app.cpu()) - cpu), perSecond: count / seconds };
  } finally {
    await sender.close();
  }
}

/** Sends signed payloads to an app over connections that stay open. */
export interface Sender {
  /** Rejects when the app does not answer with 200. */
  send(payload: Payload): Promise<void>;
  close(): Promise<void>;
}

export function openSender({ port }: Pick<RunningApp, 'port'>): Sender {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: AT_ONCE });
  return {
    async send(payload: Payload): Promise<void> {
      const headers = signedHeaders(payload);
      const { statusCode, body } = await pool.request({ method: 'POST', path: '/slack/events', headers, body: payload.body });
      await body.dump();
      if (statusCode !== 200) throw new Error(`The app answered ${statusCode}`);
    },
    close: () => pool.close(),
  };
}

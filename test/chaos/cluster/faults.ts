import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../scenario.ts';
import type { Cluster } from './cluster.ts';

/** Breaks something, and mends it after its time. Resolves when it is mended. */
export async function breakDown(cluster: Cluster, fault: Fault): Promise<void> {
  switch (fault.kind) {
    case 'kill':
      return await cluster.kill(fault.place);
    case 'restart':
      for (const place of cluster.bots.keys()) await cluster.restart(place);
      return;
    case 'redis':
      return await breakRedis(cluster, fault);
    case 'vendor':
      cluster.vendor.fault = fault.fault;
      await seconds(fault.for);
      cluster.vendor.fault = {};
      return;
    case 'slack':
      for (const method of fault.methods) cluster.slack.fail(method, fault.fault);
      await seconds(fault.for);
      for (const method of fault.methods) cluster.slack.restore(method);
      return;
    case 'drop-sockets':
      return cluster.slack.sockets.drop();
    case 'refresh-sockets':
      return cluster.slack.sockets.disconnect();
  }
}

async function breakRedis({ redis }: Cluster, fault: Extract<Fault, { kind: 'redis' }>): Promise<void> {
  switch (fault.how) {
    case 'stop':
      await redis.stop();
      await seconds(fault.for);
      return await redis.start();
    case 'freeze':
      redis.freeze();
      await seconds(fault.for);
      return redis.thaw();
    case 'full':
      await redis.fill(true);
      await seconds(fault.for);
      return await redis.fill(false);
    case 'slow':
      for (let second = 0; second < fault.for; second += 1) {
        redis.freeze();
        await delay(fault.pause);
        redis.thaw();
        await delay(1_000 - fault.pause);
      }
  }
}

async function seconds(count: number): Promise<void> {
  await delay(1_000 * count);
}

import { afterEach } from 'vitest';
import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../../sandbox/vendors/standin.ts';
import { doctor } from '../../src/cli/commands/doctor.ts';
import type { Environment } from '../../src/config/reading.ts';
import type { Check } from '../../src/doctor/check.ts';
import type { Bounds } from '../../src/doctor/examination.ts';

const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()));
});

/** Closes the stand-in when the test is over. */
export async function using<Server extends { close(): Promise<void> }>(starting: Promise<Server>): Promise<Server> {
  const standIn = await starting;
  running.push(standIn);
  return standIn;
}

/** A server that gives one answer to everything. */
export function answering(answer: (request: RecordedRequest) => Reply): Promise<StandIn> {
  return using(startStandIn(answer, () => ({})));
}

/** What `doctor` prints and returns. */
export async function run(env: Environment, args: readonly string[] = [], bounds: Partial<Bounds> = {}) {
  const printed: string[] = [];
  const complained: string[] = [];
  const terminal = {
    env,
    out: (text: string) => void printed.push(text),
    err: (text: string) => void complained.push(text),
    stopped: new Promise<void>(() => {}),
  };
  const exitCode = await doctor(args, terminal, bounds);
  return { exitCode, out: printed.join(''), err: complained.join('') };
}

/** The checks by their names, and the exit code. */
export async function consult(env: Environment, bounds: Partial<Bounds> = {}) {
  const { exitCode, out } = await run(env, ['--json'], bounds);
  const checks: Check[] = JSON.parse(out);
  return { exitCode, checks, about: (name: string) => checks.filter(({ check }) => check === name) };
}

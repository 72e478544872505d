import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { startWorld, type World } from '../../../sandbox/world.ts';
import { PROCESS_ENV } from '../../cli/process.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../../support/settings.ts';

/** A busy machine takes its time. */
const PATIENT = ['--within', '60'];
const folders: string[] = [];
const children: ChildProcess[] = [];
let world: World | undefined;

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await world?.close();
  world = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: { text: string };
  readonly ended: Promise<number | null>;
}

function run(script: string, ...args: readonly string[]): Run {
  const path = fileURLToPath(new URL(`../../../sandbox/${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { env: PROCESS_ENV });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output.text += String(chunk);
    });
  }
  children.push(child);
  return { child, output, ended: once(child, 'close').then(([code]) => code) };
}

it('the demo prints one address, serves the page there and ends with Ctrl-C', async () => {
  const { child, output, ended } = run('demo.ts', '--port', '0', '--no-open');
  await expect.poll(() => output.text).toContain('Press Ctrl-C to stop.');

  const [address = ''] = output.text.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
  const page = await (await fetch(address)).text();
  child.kill('SIGINT');

  expect(page).toContain('Order Scout');
  expect(await ended).toBe(0);
});

it('a port that is taken is named, with what to do', async () => {
  world = await startWorld({ times: SHORT_TIMES, slack: PATIENT_SLACK });

  const { output, ended } = run('demo.ts', '--no-open', '--port', new URL(world.url).port);

  expect(await ended).toBe(1);
  expect(output.text).toContain('is in use; choose another with --port');
});

it('with --once it asks one question, prints the reply and ends', async () => {
  const { output, ended } = run('demo.ts', '--once');

  expect(await ended).toBe(0);
  expect(output.text).toContain('CU-7ZOIHX0RB16U20250828111429591');
});

it('a recorded payload is replayed, signed, at a running bot', async () => {
  world = await startWorld({ times: SHORT_TIMES, slack: PATIENT_SLACK });
  const { url, slack, settled } = world;
  await slack.command({ user: 'U0ADA', channel: CHANNELS.support, text: 'order_7success1' });
  await settled();
  // With the same trigger it would be a copy of what was signed within this second.
  const file = written('command.json', { ...slack.deliveries[0]?.envelope.payload, trigger_id: 'another' });

  const { output, ended } = run(
    'replay.ts',
    file,
    '--url',
    `${url}/slack/events`,
    '--secret',
    'sandbox-signing-secret',
    ...PATIENT,
  );
  const code = await ended;
  await settled();

  expect(output.text).toContain('slash_commands 200');
  expect(output.text).toContain('"response_type":"ephemeral"');
  expect(code).toBe(0);
});

it('several payloads of one file all go out; one that is refused makes it end with 1', async () => {
  world = await startWorld({ times: SHORT_TIMES, slack: PATIENT_SLACK });
  const event = { type: 'event_callback', event: { type: 'app_mention' } };
  const file = written('several.json', [event, { type: 'block_actions' }]);

  const { output, ended } = run('replay.ts', file, '--url', `${world.url}/slack/events`, '--secret', 'wrong', ...PATIENT);

  expect(await ended).toBe(1);
  expect(output.text).toContain('events_api 401');
  expect(output.text).toContain('interactive 401');
});

it.each([
  ['no payload', ['--secret', 's'], 'name at least one payload file'],
  ['no secret', ['x.json'], 'SLACK_SIGNING_SECRET'],
  ['another machine', ['x.json', '--secret', 's', '--url', 'https://bot.example.com/slack/events'], '--elsewhere'],
])('replay refuses %s and says what to do', async (_, args, says) => {
  const { output, ended } = run('replay.ts', ...args);

  expect(await ended).toBe(2);
  expect(output.text).toContain(says);
});

function written(name: string, payload: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'order-scout-replay-'));
  folders.push(folder);
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(payload));
  return path;
}

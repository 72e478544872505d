import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, type TestContext, vi } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { startVendors, type Vendors } from '../../../sandbox/vendors/index.ts';
import { freePort } from '../../state/redis-server.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { PROCESS_ENV } from '../process.ts';

const WAIT = { timeout: 90_000, interval: 50 };
const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** A running bot that the test may talk to, and its stand-ins. */
interface Bot extends Run {
  readonly url: string;
  readonly slack: SlackStandIn;
  readonly vendors: Vendors;
}

interface Run {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

type Test = Pick<TestContext, 'onTestFinished'>;

function run({ onTestFinished }: Test, args: readonly string[], env: Readonly<Record<string, string>>): Run {
  const started = spawn(process.execPath, [MAIN, ...args], { env: { ...PROCESS_ENV, ...env }, cwd: '/' });
  onTestFinished(() => void started.kill('SIGKILL'));
  const output = { out: '', err: '' };
  started.stdout.on('data', (chunk) => {
    output.out += String(chunk);
  });
  started.stderr.on('data', (chunk) => {
    output.err += String(chunk);
  });
  return { child: started, output, ended: once(started, 'close').then(([code]) => code) };
}

/** The setting under which Node runs some code of the test's beside the bot. */
function running(code: string): Record<string, string> {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

async function startBot(test: Test, env: Readonly<Record<string, string>> = {}): Promise<Bot> {
  const [slack, vendors] = await startStandIns(test);
  const bot = run(test, ['serve'], {
    ...vendors.env,
    ...slack.env,
    SHUTDOWN_GRACE_SECONDS: '0',
    ...env,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  await printed(bot, 'Order Scout is up');
  const port = /"port":(\d+)/.exec(bot.output.out)?.[1];
  slack.connect(`http://127.0.0.1:${port}/slack/events`);
  return { ...bot, slack, vendors, url: `http://127.0.0.1:${port}` };
}

async function startStandIns({ onTestFinished }: Test): Promise<[SlackStandIn, Vendors]> {
  const [slack, vendors] = await Promise.all([startSlack(PATIENT_SLACK), startVendors()]);
  onTestFinished(async () => void (await Promise.all([slack.close(), vendors.close()])));
  return [slack, vendors];
}

async function printed({ output }: Run, text: string): Promise<void> {
  await vi.waitFor(() => expect(output.out).toContain(text), WAIT);
}

describe.concurrent('serve', () => {
  it('without settings it stops with the full list and a pointer to the demo', async (test) => {
    const { output, ended } = run(test, ['serve'], {});

    expect(await ended).toBe(1);
    expect(output.err).toMatch(
      /SLACK_BOT_TOKEN is missing[\s\S]*SLACK_SIGNING_SECRET is missing[\s\S]*No provider is set up[\s\S]*npm run demo/,
    );
  });

  it('says how it is used when it does not know the command', async (test) => {
    const { output, ended } = run(test, ['dance'], {});

    expect(await ended).toBe(2);
    expect(output.err).toContain('serve');
  });

  it('stops with a line in the log when Slack does not accept the token', async (test) => {
    const [slack] = await startStandIns(test);
    const { output, ended } = run(test, ['serve'], {
      ...slack.env,
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      LINKSFIELD_PARTNER_CODE: 'P012345',
      HOST: '127.0.0.1',
      PORT: '0',
    });

    expect(await ended).toBe(1);
    expect(output.out).toContain('invalid_auth');
    expect(output.out).not.toContain('xoxb-wrong');
  });

  it('says in one line that Slack cannot be reached, and why', async (test) => {
    const { output, ended } = run(test, ['serve'], {
      SLACK_BOT_TOKEN: 'xoxb-invented',
      SLACK_SIGNING_SECRET: 'invented-secret',
      SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
      LINKSFIELD_PARTNER_CODE: 'P012345',
      HOST: '127.0.0.1',
      PORT: '0',
    });

    expect(await ended).toBe(1);
    expect(output.err).toMatch(/^Order Scout cannot start: 127\.0\.0\.1:\d+: no connection to Slack \(ECONNREFUSED\): .*\n$/);
    expect(output.out).not.toContain('stack');
  });

  it('says in one line that its port is in use', async (test) => {
    const taken = createServer().listen(0, '127.0.0.1');
    test.onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const [slack] = await startStandIns(test);
    const { output, ended } = run(test, ['serve'], {
      ...slack.env,
      LINKSFIELD_PARTNER_CODE: 'P1',
      HOST: '127.0.0.1',
      PORT: String(port),
    });

    expect(await ended).toBe(1);
    expect(output.err).toBe(`Order Scout cannot start: 127.0.0.1:${port} is in use: set another PORT\n`);
  });

  it('SIGTERM: it accepts nothing more, finishes the answer under way, and exits with 0', async (test) => {
    const bot = await startBot(test);
    const released = Promise.withResolvers<void>();
    bot.vendors.linksfield.fault = { until: released.promise };

    await bot.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: '89852202209090000069' });
    bot.child.kill('SIGTERM');
    await printed(bot, 'Stopping');
    const refused = await bot.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: '4567' });
    released.resolve();

    expect(await bot.ended).toBe(0);
    expect(refused?.status).not.toBe(200);
    expect(JSON.stringify(bot.slack.seenBy(PEOPLE.ada, CHANNELS.support))).toContain('CU-REFUNDED0001');
    expect(bot.output.out).toContain('Stopped');
  });

  it('SIGTERM: bodies and headers that never end, and connections that say nothing, do not keep it from exiting with 0', async (test) => {
    const bot = await startBot(test);
    const begun = [
      'POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000\r\n\r\nabc',
      'GET /healthz HTTP/1.1\r\nHost: bot\r\n',
      '',
    ];
    for (const sent of begun) {
      const stuck = connect(Number(new URL(bot.url).port), '127.0.0.1').on('error', () => {});
      await once(stuck, 'connect');
      stuck.write(sent);
    }
    await fetch(`${bot.url}/healthz`);

    bot.child.kill('SIGTERM');

    expect(await bot.ended).toBe(0);
    expect(bot.output.out).toContain('Stopped');
  });

  it('SIGTERM: nothing that was left open keeps it from exiting with 0', async (test) => {
    const bot = await startBot(test, running('setInterval(() => {}, 1000)'));

    bot.child.kill('SIGTERM');

    expect(await bot.ended).toBe(0);
  });

  it('a rejection that nobody handles is logged without secrets, and the bot goes on', async (test) => {
    const bot = await startBot(
      test,
      running("process.on('SIGUSR2', () => Promise.reject(new Error(process.env.SLACK_BOT_TOKEN)))"),
    );

    bot.child.kill('SIGUSR2');
    await printed(bot, 'Unhandled rejection');

    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect(bot.output.out + bot.output.err).not.toContain(bot.slack.env.SLACK_BOT_TOKEN);
  });

  it('an exception that nobody caught is logged without secrets and ends the bot with 1', async (test) => {
    const code = "process.on('SIGUSR2', () => setImmediate(() => { throw new Error(process.env.SLACK_BOT_TOKEN); }))";
    const bot = await startBot(test, running(code));

    bot.child.kill('SIGUSR2');

    expect(await bot.ended).toBe(1);
    expect(bot.output.out).toContain('Uncaught exception');
    expect(bot.output.out + bot.output.err).not.toContain(bot.slack.env.SLACK_BOT_TOKEN);
  });

  it('signed payloads that are no objects do not end the bot', async (test) => {
    const bot = await startBot(test);

    const replies = [await postSigned(bot, 'payload=null'), await postSigned(bot, 'payload=%5B%5D')];

    expect(replies).toEqual([400, 400]);
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect(bot.output.out).not.toContain('Unhandled rejection');
  });

  it('log: a full disk under standard output neither freezes nor ends the bot', async (test) => {
    const [slack, vendors] = await startStandIns(test);
    const full = openSync('/dev/full', 'w');
    test.onTestFinished(() => closeSync(full));
    const port = await freePort();
    const env = { ...PROCESS_ENV, ...vendors.env, ...slack.env, HOST: '127.0.0.1', PORT: String(port) };
    const bot = spawn(process.execPath, [MAIN, 'serve'], { env, cwd: '/', stdio: ['ignore', full, 'ignore'] });
    test.onTestFinished(() => void bot.kill('SIGKILL'));
    const health = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ status }) => status,
        () => 0,
      );
    await vi.waitFor(async () => expect(await health()).toBe(200), WAIT);

    for (let times = 0; times < 60; times += 1) await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' });

    expect(await health()).toBe(200);
    bot.kill('SIGTERM');
    expect((await once(bot, 'close'))[0]).toBe(0);
  });

  it('log: a closed standard output does not end the bot', async (test) => {
    const bot = await startBot(test);

    bot.child.stdout?.destroy();
    for (let times = 0; times < 10; times += 1) await fetch(`${bot.url}/slack/events`, { method: 'POST' });

    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });
});

async function postSigned({ url, slack }: Bot, body: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const secret = slack.env.SLACK_SIGNING_SECRET ?? '';
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const { status } = await fetch(`${url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
  });
  return status;
}

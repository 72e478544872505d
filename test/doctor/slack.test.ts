import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startSlack } from '../../sandbox/slack/index.ts';
import { startLinksfield } from '../../sandbox/vendors/linksfield/index.ts';
import type { Reply } from '../../sandbox/vendors/standin.ts';
import { SCOPES } from '../../src/slack/transport/scopes.ts';
import { answering, consult, using } from './consultation.ts';

const BOT = { ok: true, team: 'Sandbox Support', user: 'order_scout', bot_id: 'B0SCOUT01' };
/** One call for each sample card. */
const VALIDATED = Array(4).fill('blocks.validate');
const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-invented-token', SLACK_SIGNING_SECRET: 'invented-signing-secret' };

/** What is said about Slack beside a provider that is fine. */
async function consultWith(env: Record<string, string>, bounds = {}) {
  const linksfield = await using(startLinksfield());
  return consult({ ...linksfield.env, ...env }, bounds);
}

/** A Slack that gives one answer to every call. */
async function settingsOf(reply: Reply) {
  const slack = await answering(() => reply);
  return { ...TOKENS, SLACK_API_URL: `${slack.url}/api/` };
}

describe('Slack', () => {
  it('accepts the token and has granted the scopes; over HTTP the line says where Slack must be pointed at', async () => {
    const slack = await using(startSlack());

    const { exitCode, about } = await consultWith({ ...slack.env, PORT: '3999' });

    expect(exitCode).toBe(0);
    expect(about('Slack token')).toMatchObject([
      { status: 'ok', message: expect.stringMatching(/order_scout.*Sandbox Support/) },
    ]);
    expect(about('Slack scopes')).toMatchObject([{ status: 'ok' }]);
    expect(about('Slack transport')).toMatchObject([
      { status: 'ok', message: expect.stringMatching(/\/slack\/events, .*:3999 .*signing secret cannot be checked/) },
    ]);
    expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test', ...VALIDATED]);
  });

  it('takes the cards', async () => {
    const slack = await using(startSlack());

    const { about } = await consultWith(slack.env);

    expect(about('Slack cards')).toMatchObject([{ status: 'ok', message: expect.stringContaining('all 4 samples') }]);
    const kinds = JSON.stringify(slack.callsOf('blocks.validate').map((call) => call.arguments.message));
    for (const kind of ['section', 'actions', 'context', 'context_actions', 'overflow', 'table', 'data_table'])
      expect(kinds).toContain(`"type":"${kind}"`);
  });

  it('does not know how to check cards: a note, no failure', async () => {
    const slack = await using(startSlack());
    slack.fail('blocks.validate', { error: 'unknown_method' });

    const { exitCode, about } = await consultWith(slack.env);

    expect(exitCode).toBe(0);
    expect(about('Slack cards')).toMatchObject([{ status: 'warning', message: expect.stringContaining('unknown_method') }]);
  });

  it('would refuse a card: the place and the reason are named', async () => {
    const errors = [{ pointer: '/blocks/0/text', code: 'failed_constraint', message: 'must be shorter' }];
    const refusal = { body: { ok: false, error: 'invalid_message', errors } };
    const slack = await answering(({ path }) => (path.endsWith('blocks.validate') ? refusal : { body: BOT }));

    const { exitCode, about } = await consultWith({ ...TOKENS, SLACK_API_URL: `${slack.url}/api/` });

    expect(exitCode).toBe(1);
    expect(about('Slack cards')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/: \/blocks\/0\/text must be shorter$/) },
    ]);
  });

  it('in Socket Mode the app-level token is tried, and nothing connects', async () => {
    const slack = await using(startSlack());

    const { exitCode, about } = await consultWith(slack.envSocket);

    expect(exitCode).toBe(0);
    expect(about('Slack transport')).toMatchObject([{ status: 'ok', message: expect.stringContaining('Socket Mode') }]);
    expect(slack.calls.map(({ method }) => method).sort()).toEqual(['apps.connections.open', 'auth.test', ...VALIDATED]);
  });

  it('refuses each token by itself', async () => {
    const slack = await using(startSlack());
    const wrong = { SLACK_BOT_TOKEN: 'xoxb-wrong-token', SLACK_APP_TOKEN: 'xapp-wrong-token' };

    const { exitCode, about } = await consultWith({ ...slack.envSocket, ...wrong });

    expect(exitCode).toBe(1);
    expect(about('Slack token')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/^SLACK_BOT_TOKEN: .*invalid_auth/) },
    ]);
    expect(about('Slack transport')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/SLACK_APP_TOKEN: .*invalid_auth/) },
    ]);
  });

  it('has granted less than manifest.yml asks for', async () => {
    const env = await settingsOf({ body: BOT, headers: { 'x-oauth-scopes': 'team:read' } });

    const { exitCode, about } = await consultWith(env);

    expect(exitCode).toBe(1);
    expect(about('Slack scopes')).toMatchObject([
      { status: 'failed', message: expect.stringContaining(`not granted: ${SCOPES.join(', ')}; compare`) },
    ]);
  });

  it('has not granted what the bot can do without: a warning says what is missing then', async () => {
    const granted = SCOPES.filter((scope) => !scope.startsWith('files:'));

    const { exitCode, about } = await consultWith(
      await settingsOf({ body: BOT, headers: { 'x-oauth-scopes': granted.join(',') } }),
    );

    expect(exitCode).toBe(0);
    expect(about('Slack scopes')).toMatchObject([
      { status: 'warning', message: expect.stringContaining('files:read (lists can be pasted, but not given as files)') },
    ]);
  });

  it('does not say what it has granted', async () => {
    const { exitCode, about } = await consultWith(await settingsOf({ body: BOT }));

    expect(exitCode).toBe(0);
    expect(about('Slack scopes')).toMatchObject([{ status: 'warning' }]);
  });

  it('has another clock', async () => {
    const date = new Date(Date.now() + 600_000).toUTCString();

    const { about } = await consultWith(await settingsOf({ body: BOT, headers: { date, 'x-oauth-scopes': SCOPES.join(',') } }));

    expect(about('Slack clock')).toMatchObject([{ status: 'warning', message: expect.stringContaining('10 min behind') }]);
  });

  it.each<[string, Reply, RegExp, object?]>([
    ['a token of a person', { body: { ...BOT, bot_id: undefined } }, /person's token/],
    ['a status that is no success', { status: 503, body: 'down' }, /status 503/],
    ['a rate limit', { status: 429, headers: { 'retry-after': '7' }, body: 'later' }, /wait for 7 s/],
    ['a dropped connection', { fault: 'drop' }, /no connection to Slack/],
    ['no answer', { fault: 'hang' }, /within 2 s/, { deadline: 2_000 }],
  ])('%s is a failure', async (_name, reply, words, bounds) => {
    const { exitCode, about } = await consultWith(await settingsOf(reply), bounds);

    expect(exitCode).toBe(1);
    expect(about('Slack token')).toMatchObject([{ status: 'failed', message: expect.stringMatching(words) }]);
    expect(about('Linksfield')).toMatchObject([{ status: 'ok' }]);
  });

  it('is asked for exactly the bot scopes of manifest.yml', () => {
    const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8').split('\n');
    const first = manifest.indexOf('    bot:') + 1;
    const after = manifest.slice(first);
    const listed = after.slice(
      0,
      after.findIndex((line) => !/^ {6}\S/.test(line)),
    );

    const scopes = listed.filter((line) => line.startsWith('      - ')).map((line) => line.slice(8).split(' ')[0]);

    expect(first).toBeGreaterThan(0);
    expect(scopes).toContain('commands');
    expect([...SCOPES].sort()).toEqual(scopes.sort());
  });
});

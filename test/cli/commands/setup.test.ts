import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { startSlack } from '../../../sandbox/slack/index.ts';
import { startVendors } from '../../../sandbox/vendors/index.ts';
import { setup } from '../../../src/cli/commands/setup.ts';
import { liveCheck } from '../../../src/cli/setup/live-check.ts';
import { adaptManifest, createAppLink } from '../../../src/cli/setup/manifest-link.ts';
import { Cancelled, type Prompter } from '../../../src/cli/setup/prompter.ts';
import { readServeConfig } from '../../../src/config/config.ts';
import { envFile } from '../../../src/config/example.ts';
import { providers } from '../../../src/providers/index.ts';
import { MANIFEST } from '../../manifest/rules.ts';

const MANIFEST_TEXT = readFileSync('manifest.yml', 'utf8');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-'));
  file = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A person who gives these answers one after the other; an answer that is refused is followed by the next one. */
function person(answers: readonly (string | boolean | readonly string[])[]) {
  const left = [...answers];
  const said: string[] = [];
  const next = (asked: string) => {
    said.push(asked);
    if (left.length === 0) throw new Cancelled();
    return left.shift();
  };
  const prompter: Prompter = {
    say: (text) => void said.push(text),
    async text(question) {
      const answer = String(next(question.message));
      const problem = question.problem?.(answer === '' ? (question.initial ?? '') : answer);
      if (problem === undefined) return answer === '' ? (question.initial ?? '') : answer;
      said.push(problem);
      return await prompter.text(question);
    },
    choose: async (message) => String(next(message)),
    chooseSeveral: async (message) => [next(message)].flat().map(String),
    confirm: async (message) => next(message) === true,
  };
  return { prompter, said, left };
}

async function run(answers: Parameters<typeof person>[0], isInteractive = true, live = liveCheck) {
  const { prompter, said, left } = person(answers);
  const printed = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      printed.out += text;
    },
    err: (text: string) => {
      printed.err += text;
    },
  };
  const code = await setup([], terminal, { prompter, live, file, isInteractive });
  return { code, said: said.join('\n'), left, ...printed };
}

async function world() {
  const [slack, vendors] = await Promise.all([startSlack(), startVendors()]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), vendors.close()]);
  });
  return { slack, vendors };
}

it('setup: asks only for what is needed, checks it with Slack and the provider, and writes .env for its owner', async () => {
  const { slack, vendors } = await world();
  const { CLINK_BASE_URL, CLINK_API_KEY = '' } = vendors.env;
  const { SLACK_API_URL, SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '' } = slack.envSocket;
  writeFileSync(file, `SLACK_API_URL=${SLACK_API_URL}\nCLINK_BASE_URL=${CLINK_BASE_URL}\nTEAM_NAME='our shop'\n`);

  const { code, said, left, out } = await run(['socket', true, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, ['clink'], CLINK_API_KEY]);

  const written = parseEnv(readFileSync(file, 'utf8'));
  expect([code, left]).toEqual([0, []]);
  expect(said).toContain('✔ Slack token: accepted');
  expect(said).toContain('✔ Clink: reachable');
  expect(said).not.toContain(CLINK_API_KEY);
  expect(said).not.toMatch(/[`*]/);
  expect(written).toEqual({
    SLACK_API_URL,
    CLINK_BASE_URL,
    SLACK_BOT_TOKEN,
    SLACK_APP_TOKEN,
    CLINK_API_KEY,
    TEAM_NAME: 'our shop',
  });
  expect(() => readServeConfig(written, providers)).not.toThrow();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(out).toContain('npm start');
});

it('setup: a value of the wrong kind is refused at once, one that is not accepted is asked for again', async () => {
  const { slack, vendors } = await world();
  const { SLACK_API_URL, SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '' } = slack.env;
  const { CLINK_BASE_URL, CLINK_API_KEY = '' } = vendors.env;
  writeFileSync(file, `SLACK_API_URL=${SLACK_API_URL}\nCLINK_BASE_URL=${CLINK_BASE_URL}\n`);

  const { code, said, left } = await run([
    ...['http', 'bot.example.com/x', 'https://bot.example.com', false],
    ...['xoxp-invented', 'xoxb-wrong', SLACK_SIGNING_SECRET],
    ...[true, SLACK_BOT_TOKEN, ''],
    ...[['clink'], 'sk_wrong', true, CLINK_API_KEY],
  ]);

  expect([code, left]).toEqual([0, []]);
  expect(said).toContain('must be https:// and a host');
  expect(said).toContain('SLACK_BOT_TOKEN must begin with xoxb-');
  expect(said).toContain('✖ Slack token: SLACK_BOT_TOKEN: refused by Slack');
  expect(said).toContain('✖ Clink');
  expect(parseEnv(readFileSync(file, 'utf8'))).toMatchObject({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, CLINK_API_KEY });
});

it('setup: also asks for what a provider needs by a rule over several settings', async () => {
  const accepting = { slack: async () => [], provider: async () => [] };
  const answers = ['socket', true, 'xoxb-a', 'xapp-a', ['tuya'], 'id', 'secret', 'mall', 'shop'];

  const { said } = await run(answers, true, accepting);

  expect(said).toContain('TUYA_REGION: ');
});

it.each([
  ['Socket Mode', ['socket', true], { address: undefined, isPaid: true }],
  ['HTTP', ['http', 'https://bot.example.com', false], { address: 'https://bot.example.com', isPaid: false }],
])('setup: the link that it prints for %s holds the whole manifest', async (_, answers, options) => {
  const { said } = await run(answers);

  const [link = ''] = /https:\/\/api\.slack\.com\S+/.exec(said) ?? [];
  expect(new URL(link).searchParams.get('manifest_yaml')).toBe(adaptManifest(MANIFEST_TEXT, options));
});

it('setup: Ctrl-C writes nothing', async () => {
  writeFileSync(file, 'PORT=4000\n');

  const { code, err } = await run(['socket', true]);

  expect([code, err]).toEqual([1, 'Stopped; nothing was written.\n']);
  expect(readFileSync(file, 'utf8')).toBe('PORT=4000\n');
});

it('setup: without a terminal it says what to do instead', async () => {
  const { code, err } = await run([], false);

  expect([code, err]).toEqual([2, expect.stringMatching(/^setup asks questions.*\.env\.example.*\n$/)]);
});

describe('the manifest', () => {
  it('setup: is one for Socket Mode and a paid plan', () => {
    const manifest = MANIFEST.parse(parse(adaptManifest(MANIFEST_TEXT, { address: undefined, isPaid: true })));

    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(Object.keys(manifest.functions ?? {})).toEqual(['look_up_order']);
  });

  it('setup: is one for HTTP and a free plan, without a trace of the Workflow Builder step', () => {
    const text = adaptManifest(MANIFEST_TEXT, { address: 'https://bot.example.com', isPaid: false });
    const manifest = parse(text);

    expect(manifest.settings).toMatchObject({ socket_mode_enabled: false, org_deploy_enabled: false });
    expect(manifest.settings.event_subscriptions.request_url).toBe('https://bot.example.com/slack/events');
    expect(text).not.toMatch(/function|order-scout\.example\.com/);
  });

  it('setup: travels in the link to Slack as it is', () => {
    const link = new URL(createAppLink('a: "1 & 2"\n'));

    expect(link.origin + link.pathname).toBe('https://api.slack.com/apps');
    expect(Object.fromEntries(link.searchParams)).toEqual({ new_app: '1', manifest_yaml: 'a: "1 & 2"\n' });
  });
});

it.each(['plain', 'two words', 'a#b', "it's", 'say "hi"', '$HOME \\n', '(\\d{4});;x=1'])(
  '.env: %j is read back as it was',
  (value) => {
    const text = envFile(providers, { ORDER_PATTERNS: value, OTHER_TOOL: value });

    expect(parseEnv(text)).toEqual(expect.objectContaining({ ORDER_PATTERNS: value, OTHER_TOOL: value }));
  },
);

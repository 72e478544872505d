import { describe, expect, it } from 'vitest';
import { startVendors } from '../../sandbox/vendors/index.ts';
import { startLinksfield } from '../../sandbox/vendors/linksfield/index.ts';
import type { RecordedRequest } from '../../sandbox/vendors/standin.ts';
import { answering, consult, run, using } from './consultation.ts';

/** Invented, each unmistakable on a screen. */
const SECRETS = {
  LINKSFIELD_PARTNER_CODE: 'P-secret-partner',
  TUYA_CLIENT_ID: 'secret-client-id',
  TUYA_CLIENT_SECRET: 'secret-client-secret',
  LINKBEST_APP_KEY: 'secret-app-key',
  LINKBEST_APP_SECRET: 'secret-app-secret',
  CLINK_API_KEY: 'sk_test_secretclinkkey',
  SLACK_BOT_TOKEN: 'xoxb-secret-bot-token',
  SLACK_APP_TOKEN: 'xapp-secret-app-token',
};

/** All that a server can repeat, in every field in which some vendor puts words. */
function repeating({ path, query, headers, body }: RecordedRequest) {
  const said = `refused ${path} ${query} ${JSON.stringify(headers)} ${body}`.slice(0, 4000);
  const keys = Object.values(SECRETS).join(' ');
  const words = `${keys} ${said}`;
  return { code: 1004, msg: words, message: words, Message: words, operateCode: 'F0005', Status: 401, error: words };
}

function everythingAt(url: string): Record<string, string> {
  return {
    ...SECRETS,
    LINKSFIELD_BASE_URL: url,
    TUYA_BASE_URL: url,
    TUYA_MALL_CODE: 'MALL',
    TUYA_SHOP_CODE: 'SHOP',
    LINKBEST_BASE_URL: url,
    LINKBEST_PROGRAM_IDS: '61',
    LINKBEST_PER_SECOND: '1000',
    CLINK_BASE_URL: url,
    SLACK_API_URL: `${url}/api/`,
  };
}

describe('the report', () => {
  it('lists every problem of the settings and asks nobody', async () => {
    const linksfield = await using(startLinksfield());
    const wrong = { TUYA_CLIENT_ID: 'invented', CACHE_TTL_SECONDS: 'long', SLACK_APP_TOKEN: 'xapp-invented' };

    const { exitCode, checks } = await consult({ ...linksfield.env, ...wrong });

    expect(exitCode).toBe(1);
    expect(checks.map(({ check, status }) => `${check} ${status}`)).toEqual(checks.map(() => 'Settings failed'));
    const problems = checks.map(({ message }) => message).join('\n');
    for (const name of ['TUYA_CLIENT_SECRET', 'TUYA_MALL_CODE', 'TUYA_REGION', 'CACHE_TTL_SECONDS', 'SLACK_BOT_TOKEN'])
      expect(problems).toContain(name);
    expect(linksfield.requests).toEqual([]);
  });

  it('is a line for each check, with symbol, words and latency', async () => {
    const linksfield = await using(startLinksfield());

    const { exitCode, out, err } = await run(linksfield.env);

    expect(exitCode).toBe(0);
    expect(err).toBe('');
    expect(out.split('\n')).toEqual([
      '✔ ok       Settings: complete for Linksfield',
      expect.stringMatching(/^⚠ warning {2}Slack: not set up: /),
      expect.stringMatching(/^✔ ok {7}Linksfield: reachable, credentials accepted, .* \[\d+ ms\]$/),
      '',
    ]);
  });

  it('shows a failure with its symbol, and a message of several lines indented', async () => {
    const vendors = await using(startVendors());
    const env = { ...vendors.env, LINKBEST_SIGN_CASE: 'lower', LINKBEST_PER_SECOND: '1000' };

    const { exitCode, out } = await run(env);

    expect(exitCode).toBe(1);
    expect(out).toContain(
      '✖ failed   LinkBest signature: another one is accepted; put into the settings:\n    LINKBEST_SIGN_SCHEME=path\n',
    );
    expect(out).toContain('\n    LINKBEST_SECRET_POSITION=both\n');
  });

  it('says the same as JSON', async () => {
    const linksfield = await using(startLinksfield());

    const { out } = await run(linksfield.env, ['--json']);

    const checks: unknown = JSON.parse(out);
    expect(checks).toEqual([
      { check: 'Settings', status: 'ok', message: 'complete for Linksfield', milliseconds: null },
      { check: 'Slack', status: 'warning', message: expect.any(String), milliseconds: null },
      { check: 'Linksfield', status: 'ok', message: expect.any(String), milliseconds: expect.any(Number) },
    ]);
  });

  it('knows no other argument', async () => {
    const { exitCode, out, err } = await run({}, ['--verbose']);

    expect({ exitCode, out, err }).toEqual({
      exitCode: 2,
      out: '',
      err: "doctor: Unknown option '--verbose' (--help prints the usage)\n",
    });
  });

  it.each([
    ['with HTTP 401', 401],
    ['with HTTP 403', 403],
    ['with HTTP 500', 500],
    ['under HTTP 200', 200],
    ['where nothing is', 404],
  ])('holds no secret when the servers refuse %s and repeat what they were sent', async (_name, status) => {
    const refusing = await answering((request) => ({ status, body: { success: false, ...repeating(request) } }));
    const env = everythingAt(refusing.url);

    const reports = [await run(env), await run(env, ['--json'])];

    const screen = reports.map(({ out, err }) => out + err).join('');
    expect(screen).toContain('Slack token');
    expect(Object.values(SECRETS).filter((secret) => screen.includes(secret))).toEqual([]);
    expect(screen).not.toMatch(/secret-|secretclink|[0-9a-f]{32}/i);
    expect(reports.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
  });

  it('holds no beginning of a secret where a long message was cut', async () => {
    const message = `${'x'.repeat(188)} ${SECRETS.LINKSFIELD_PARTNER_CODE}`;
    const refusing = await answering(() => ({ body: { operateCode: 'F0005', message, data: null } }));

    const { out } = await run({
      LINKSFIELD_PARTNER_CODE: SECRETS.LINKSFIELD_PARTNER_CODE,
      LINKSFIELD_BASE_URL: refusing.url,
    });

    expect(out).toContain('xxx …)');
  });

  it('holds no secret when a setting is wrong', async () => {
    const env = { ...everythingAt('ftp://secret-host.example'), LINK_TEMPLATES: `acme=${SECRETS.CLINK_API_KEY}` };

    const { exitCode, out, err } = await run(env);

    expect(exitCode).toBe(1);
    expect(out).toContain('LINK_TEMPLATES');
    expect(Object.values(SECRETS).filter((secret) => `${out}${err}`.includes(secret))).toEqual([]);
  });
});

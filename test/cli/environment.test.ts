import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEnvironment } from '../../src/cli/environment.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, text: string, mode = 0o600): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

function read(env: Record<string, string>, dotEnv = join(folder, 'none')) {
  const warnings: string[] = [];
  return { env: readEnvironment(env, (sentence) => void warnings.push(sentence), dotEnv), warnings };
}

it('settings: a secret can be a file', () => {
  const file = written('token', 'xoxb-invented\n');

  expect(read({ SLACK_BOT_TOKEN_FILE: file }).env.SLACK_BOT_TOKEN).toBe('xoxb-invented');
});

it('settings: the secret of an account can be a file', () => {
  const file = written('partner', 'P2\n');

  expect(read({ LINKSFIELD__EU__PARTNER_CODE_FILE: file }).env.LINKSFIELD__EU__PARTNER_CODE).toBe('P2');
});

it('settings: only secrets are read from files', () => {
  const file = written('host', '0.0.0.0');

  expect(read({ HOST_FILE: file }).env.HOST).toBeUndefined();
});

it('settings: a secret that is set twice is refused, without its value', () => {
  const file = written('token', 'xoxb-invented');

  expect(() => read({ SLACK_BOT_TOKEN_FILE: file, SLACK_BOT_TOKEN: 'xoxb-other' })).toThrow(
    'SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set: remove one of them',
  );
});

it('settings: a missing file is named by its setting', () => {
  expect(() => read({ CACHE_KEY_FILE: join(folder, 'missing') })).toThrow(
    /^CACHE_KEY_FILE names a file that cannot be read \(ENOENT\)/,
  );
});

it.each([['/dev/zero'], [tmpdir()]])('settings: %s is no file of a secret', (path) => {
  expect(() => read({ CACHE_KEY_FILE: path })).toThrow('CACHE_KEY_FILE names something that is no regular file: check its path');
});

it('settings: a file of a secret has at most 64 KB', () => {
  const largest = written('largest', 'k'.repeat(65_536));
  const larger = written('larger', 'k'.repeat(65_537));

  expect(read({ CACHE_KEY_FILE: largest }).env.CACHE_KEY).toHaveLength(65_536);
  expect(() => read({ CACHE_KEY_FILE: larger })).toThrow('CACHE_KEY_FILE names a file larger than 64 KB: check its path');
});

it.each([
  [0o644, 1],
  [0o600, 0],
])('settings: a .env with mode %o gets %i warnings', (mode, count) => {
  const { env, warnings } = read({ PORT: '4000' }, written('.env', 'PORT=3000\nHOST=127.0.0.1\n', mode));

  expect([env.PORT, env.HOST, warnings.length]).toEqual(['4000', '127.0.0.1', count]);
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { COMMANDS } from '../src/cli/commands/commands.ts';
import { settingGroups, settingNames } from '../src/config/groups.ts';
import { providers } from '../src/providers/index.ts';
import { runNode } from './cli/process.ts';
import { anchorsOf, PAGES, proseOf } from './docs/pages.ts';

const PACKAGE = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
const LINK = /\]\(([^)\s]+)\)/g;
const SCRIPT = /\bnpm run ([a-z:-]+)/g;

const PROGRAM = /\b(?:bin\/order-scout\.mjs|order-scout) (?!--)([a-z]+)\b/g;
/** What needs no account and ends by itself. */
const SAFE = /`(npm run (demo|lookup|doctor) -- ([^`]*(?:--once|--sandbox)[^`]*))`/g;
const tried = [
  ...new Map(
    PAGES.flatMap(({ text }) =>
      [...text.matchAll(SAFE)].map(([, command = '', script = '', args = '']) => [command, [script, args.split(' ')]] as const),
    ),
  ),
].map(([command, [script, args]]) => [command, script, args] as const);

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

describe('settings', () => {
  it('docs: settings are found where they are read', () => {
    expect(settingNames(providers)).toEqual(
      expect.arrayContaining(['SLACK_BOT_TOKEN', 'PORT', 'AUDIT_KEY', 'AUTO_REPLY_CHANNELS', 'LOG_LEVEL', 'CLINK_API_KEY']),
    );
  });

  it('docs: each setting has a description', () => {
    const settings = settingGroups(providers).flatMap((group) => Object.entries(group.settings));

    expect(settings.filter(([, setting]) => !z.globalRegistry.get(setting)?.description).map(([name]) => name)).toEqual([]);
  });

  it('docs: .env.example and docs/settings.md are what npm run docs writes', () => {
    expect(() => execFileSync(process.execPath, ['docs/generate.ts', '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it.each(PAGES)('docs: $path names only settings that exist', ({ text }) => {
    const prefixes = ['SLACK', 'AUDIT', 'CACHE', 'USER', 'AUTO_REPLY', 'REDIS', ...providers.map(({ id }) => id.toUpperCase())];
    const named = matches(text, /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g).filter((name) =>
      prefixes.some((prefix) => name.startsWith(`${prefix}_`)),
    );

    expect(named.filter((name) => !settingNames(providers).includes(name.replace(/_FILE$/, '')))).toEqual([]);
  });
});

describe('links', () => {
  it.each(PAGES)('docs: the links of $path lead to a page or a file', (page) => {
    const links = matches(proseOf(page), LINK).filter((link) => !link.startsWith('https://'));

    expect(links.filter((link) => !resolves(page.path, link))).toEqual([]);
  });

  it('docs: README links to every page', () => {
    const readme = PAGES.find(({ path }) => path === 'README.md')?.text ?? '';
    const links = matches(readme, LINK);

    expect(PAGES.map(({ path }) => path).filter((path) => path !== 'README.md' && !links.includes(path))).toEqual([]);
  });
});

describe('commands', () => {
  it.each(PAGES)('docs: the npm scripts that $path names exist', ({ text }) => {
    expect(matches(text, SCRIPT).filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
  });

  it.each(PAGES)('docs: the commands of the program that $path names exist', ({ text }) => {
    const named = matches(text, PROGRAM);

    expect(named.filter((name) => !COMMANDS.some((command) => command.name === name))).toEqual([]);
    expect(text).not.toMatch(/node src\/main\.ts/);
  });

  it.each(tried)('docs: %s runs', async (_, script, args) => {
    const file = PACKAGE.scripts[script]?.split(' ').at(-1) ?? '';

    const { code, out } = await runNode([file, ...args]);

    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100);
  });

  it('docs: some commands are tried', () => {
    expect(tried.map(([command]) => command)).toEqual(
      expect.arrayContaining(['npm run demo -- --once', 'npm run lookup -- --sandbox 4567']),
    );
  });
});

it('docs: README has at most 200 lines', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(200);
});

it('the programs keep SIGUSR1 from opening the inspector', () => {
  expect(readFileSync('src/main.ts', 'utf8')).toContain("process.on('SIGUSR1'");
});

function resolves(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  const page = PAGES.find((one) => one.path === target);
  return existsSync(target) && (anchor === undefined || (page !== undefined && anchorsOf(page).includes(anchor)));
}

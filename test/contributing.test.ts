import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runNode } from './cli/process.ts';

const GUIDE = readFileSync('CONTRIBUTING.md', 'utf8');
/** A file of the guide: its path on a line of its own, then its text as a code block, both in a list. */
const SNIPPET = /^ {3}`([\w./-]+)`\n\n {3}```ts\n([\s\S]*?)^ {3}```$/gm;
const COPIED = [
  'src',
  'sandbox',
  'docs',
  'test/providers',
  'test/support',
  'test/cli/process.ts',
  'test/setup.ts',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  '.env.example',
];

const snippets = new Map([...GUIDE.matchAll(SNIPPET)].map(([, path = '', text = '']) => [path, text.replaceAll(/^ {3}/gm, '')]));
const REGISTRY = 'src/providers/index.ts';

let project: string;

/** A copy of the project in which somebody has followed the guide. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'contributing-'));
  for (const path of COPIED) cpSync(path, join(project, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  for (const [path, text] of snippets) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), path === REGISTRY ? registryWith(text) : text);
  }
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** The import at the top, and its name in the list. */
function registryWith(line: string): string {
  const [, name = ''] = /import \{ (\w+) \}/.exec(line) ?? [];
  return line + readFileSync(REGISTRY, 'utf8').replace(/\]\)/, `, ${name}])`);
}

it('guide: has a provider, the line of the registry and a test', () => {
  expect([...snippets.keys()]).toEqual(['src/providers/parcelpay/index.ts', REGISTRY, 'test/providers/parcelpay.test.ts']);
});

it('guide: its files have no type error', async () => {
  const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  writeFileSync(join(project, 'tsconfig.guide.json'), JSON.stringify({ compilerOptions, files: [...snippets.keys()] }));

  const { code, out } = await runNode([resolve('node_modules/typescript/bin/tsc'), '-p', join(project, 'tsconfig.guide.json')]);

  expect([code, out]).toEqual([0, '']);
});

it('guide: the provider passes the suite that every provider runs', async () => {
  const vitest = [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', project, 'test/providers/parcelpay.test.ts'];

  // Vitest would be loaded twice: from the packages, and through the symbolic link to them.
  const { code, out } = await runNode(vitest, { NODE_OPTIONS: '' });

  expect(out).toMatch(/Tests .*\d{2,} passed/);
  expect(code).toBe(0);
});

it('guide: npm run docs lists the settings of the provider', async () => {
  await runNode([join(project, 'docs/generate.ts')]);

  expect(readFileSync(join(project, '.env.example'), 'utf8')).toContain('\nPARCELPAY_TOKEN=\n');
  expect(readFileSync(join(project, 'docs/settings.md'), 'utf8')).toContain('| `PARCELPAY_TOKEN` | required |');
});

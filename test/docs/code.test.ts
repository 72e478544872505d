import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { readLookupConfig } from '../../src/config/config.ts';
import { providers } from '../../src/providers/index.ts';
import { runNode } from '../cli/process.ts';
import { codeBlocksOf, PAGES } from './pages.ts';
import { temporaryFile } from './temporary-file.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const COMMAND = /(?:npm run ([a-z:]+) --|(?:node bin\/order-scout\.mjs|^order-scout) ([a-z]+))((?: [^\s`#|)]+)+)/gm;
const FLAG = /--[a-z][a-z-]*/g;
const PATH = /`((?:src|test|docs|deploy|bench|sandbox|bin)\/[\w./-]*)[`*<]/g;
const SOURCE = /(?<=\s)(?:slack|core|upstream|providers)\/[\w./-]*/g;
const SETTINGS = /^(?:[A-Z][A-Z0-9_]*=.*\n?)+$/;

/** The provider that the guide writes; `test/contributing.test.ts` makes its files. */
const GUIDE_PROVIDER = 'parcelpay';

interface Documented {
  readonly text: string;
  /** The program and what comes before the flags. */
  readonly args: readonly string[];
  readonly flags: readonly string[];
}

/** Every command in prose and code blocks that is written with flags. */
const commands = PAGES.flatMap(({ text }) => [...text.matchAll(COMMAND)].map(documented)).filter(({ flags }) => flags.length > 0);

function documented([text, script, command, rest = '']: RegExpExecArray): Documented {
  const file = script === undefined ? 'bin/order-scout.mjs' : (scripts[script]?.split(' ').at(-1) ?? '');
  return { text, args: command === undefined ? [file] : [file, command], flags: rest.match(FLAG) ?? [] };
}

describe('code in the documentation', () => {
  it('docs: commands with flags are found in prose and in code blocks', () => {
    const texts = commands.map(({ text }) => text);

    expect(texts).toEqual(expect.arrayContaining(['npm run demo -- --port 5000 --no-open', 'npm run soak -- --minutes 30']));
    expect(texts.join('\n')).toContain('audit export --person');
  });

  it.each(commands)('docs: the flags of "$text" exist', async ({ args, flags }) => {
    const [file = ''] = args;
    const source = readFileSync(file, 'utf8');
    const known = source.includes('parseArgs(')
      ? source.replace(/^.*parseArgs\(/s, '')
      : (await runNode([...args, '--help'])).out;

    for (const flag of flags) expect(known).toMatch(new RegExp(`${flag}\\b|\\b${flag.slice(2)}: \\{ type:`));
  });

  it('docs: the export of the audit trail prints what it promises', async () => {
    const file = temporaryFile('audit.log', onTestFinished);
    const line = { at: '2026-11-02T00:00:00.000Z', process: '1-a', sequence: 1, user: 'U0123456789' };
    writeFileSync(file, `${JSON.stringify(line)}\n${JSON.stringify({ ...line, sequence: 2, user: 'U9' })}\n`);
    const [{ text } = { text: '' }] = commands.filter((one) => one.text.includes('U0123456789'));

    const { code, out } = await runNode(text.split(' ').slice(1), { AUDIT_LOG: file });

    expect([code, out]).toEqual([0, `${JSON.stringify(line)}\n`]);
  });

  const settings = PAGES.flatMap((page) => codeBlocksOf(page).filter((block) => SETTINGS.test(block)));

  it('docs: code blocks with settings are found', () => expect(settings).not.toEqual([]));

  it.each(settings)('docs: the settings of a code block can be read: %s', (block) => {
    let count = 0;
    const given = parseEnv(block.replaceAll(/=…$/gm, () => `=invented-${count++}`));

    expect(() => readLookupConfig(given, providers)).not.toThrow();
  });

  it.each(PAGES)('docs: the files that $path names exist', (page) => {
    const named = [...page.text.matchAll(PATH)].map(([, path = '']) => path);
    const sources = codeBlocksOf(page).flatMap((block) => (block.match(SOURCE) ?? []).map((path) => `src/${path}`));

    expect([...named, ...sources].filter((path) => !existsSync(path) && !path.includes(GUIDE_PROVIDER))).toEqual([]);
  });
});

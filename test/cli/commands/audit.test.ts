import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { audit } from '../../../src/cli/commands/audit.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-export-'));
  file = join(folder, 'audit.log');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function line(sequence: number, user = 'U1', at = '2026-11-02T10:00:00.000Z'): string {
  return `${JSON.stringify({ at, process: '7-a', sequence, event: 'reveal', user })}\n`;
}

async function run(args: string[], env: Record<string, string> = { AUDIT_LOG: file }) {
  const printed: Record<'out' | 'err', string[]> = { out: [], err: [] };
  const out = (text: string) => void printed.out.push(text);
  const err = (text: string) => void printed.err.push(text);
  const code = await audit(args, { env, out, err });
  return { code, out: printed.out.join(''), err: printed.err.join('') };
}

it('audit export: prints the lines of one person since a date, full files first', async () => {
  writeFileSync(`${file}.10`, line(1) + line(2, 'U2'));
  writeFileSync(`${file}.9`, line(3, 'U1', '2026-10-30T00:00:00.000Z'));
  writeFileSync(file, line(4));

  const { code, out, err } = await run(['export', '--person', 'U1', '--since', '2026-11-01']);

  expect([code, out, err]).toEqual([0, line(1) + line(4), '']);
});

it('audit export: a trail without a file is reported, not taken for an empty one', async () => {
  const { code, out, err } = await run(['export']);

  expect([code, out, err]).toEqual([1, '', `The trail is incomplete: there is no file ${file}\n`]);
});

it('audit export: reports a missing line and one that cannot be parsed', async () => {
  writeFileSync(file, `${line(1)}{"half\n${line(4)}`);

  const { code, out, err } = await run(['export']);

  expect([code, out]).toEqual([1, line(1) + line(4)]);
  expect(err).toBe(
    'The trail is incomplete: 1 line unreadable\nThe trail is incomplete: 2 lines missing before line 4 of process 7-a\n',
  );
});

it('audit export: reports that the first lines of a process were removed', async () => {
  writeFileSync(file, line(12));

  const { code, err } = await run(['export']);

  expect([code, err]).toEqual([1, 'The trail is incomplete: 11 lines missing before line 12 of process 7-a\n']);
});

it('audit export: lines of files that are no longer kept are not missing', async () => {
  for (let number = 20; number >= 1; number -= 1) writeFileSync(`${file}.${number}`, line(40 - number));
  writeFileSync(file, line(40));

  const { code, err } = await run(['export']);

  expect([code, err]).toEqual([0, '']);
});

it('audit export: says where the trail is when AUDIT_LOG is not set', async () => {
  const { code, err } = await run(['export'], {});

  expect(code).toBe(2);
  expect(err).toContain('AUDIT_LOG is not set');
});

it.each([[['export', '--since', 'yesterday']], [['import']], [['export', '--user', 'U1']]])(
  'audit export: refuses %j in one line',
  async (args) => {
    const { code, err } = await run(args);

    expect(code).toBe(2);
    expect(err).toMatch(/^audit: .*\n$/);
  },
);

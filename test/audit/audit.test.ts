import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type AuditEntry, createAudit } from '../../src/audit/audit.ts';
import { createFileSink, createLogSink, type FileSinkOptions } from '../../src/audit/sink.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ENTRY: AuditEntry = {
  event: 'lookup',
  team: 'T1',
  user: 'U1',
  channel: 'C1',
  surface: 'command',
  identifiers: ['89852202209089971478'],
  providers: ['linksfield'],
  outcome: 'linksfield found',
  shown: ['public', 'internal'],
};

function lines(options: { key?: string; plainIds?: boolean } = {}): {
  audit: ReturnType<typeof createAudit>;
  written: AuditEntry[];
} {
  const written: AuditEntry[] = [];
  const write = async (entry: object) => written.push(entry as AuditEntry) > 0;
  const sink = { write, isWorking: () => true, close: async () => {} };
  return { audit: createAudit({ sink, key: options.key, plainIds: options.plainIds ?? false, now: () => 0 }), written };
}

describe('createAudit', () => {
  it('hashes identifiers with the key: equal within a team, different between teams and keys', () => {
    const one = lines({ key: 'key-one' });
    const two = lines({ key: 'key-two' });

    void one.audit.record(ENTRY);
    void one.audit.record(ENTRY);
    void one.audit.record({ ...ENTRY, team: 'T2' });
    void two.audit.record(ENTRY);

    const [first, again, elsewhere] = one.written.map(({ identifiers }) => identifiers[0]);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toBe(first);
    expect(new Set([first, elsewhere, two.written[0]?.identifiers[0]]).size).toBe(3);
    expect(JSON.stringify(one.written)).not.toContain('8985');
  });

  it('uses a key of its own at each start where none is set', () => {
    const [one, two] = [lines(), lines()];

    void one.audit.record(ENTRY);
    void two.audit.record(ENTRY);

    expect(one.written[0]?.identifiers).not.toEqual(two.written[0]?.identifiers);
  });

  it('writes plain identifiers only when told to', () => {
    const { audit, written } = lines({ plainIds: true });

    void audit.record(ENTRY);

    expect(written[0]).toMatchObject({ ...ENTRY, at: '1970-01-01T00:00:00.000Z' });
  });

  it('audit: a question with thousands of identifiers makes a short line', () => {
    const { audit, written } = lines();

    audit.note({ ...ENTRY, identifiers: Array.from({ length: 2_000 }, (_, index) => `${index}`) });

    expect(written[0]?.identifiers).toHaveLength(20);
    expect(written[0]).toMatchObject({ leftOut: 1_980 });
  });

  it('audit: counts the lines of a process, so that a missing one shows', () => {
    const [one, two] = [lines(), lines()];

    for (const { audit } of [one, one, two]) void audit.record(ENTRY);

    const counted = [...one.written, ...two.written].map((line) => line as AuditEntry & { process: string; sequence: number });
    expect(counted.map(({ sequence }) => sequence)).toEqual([1, 2, 1]);
    expect(new Set(counted.map(({ process }) => process)).size).toBe(2);
  });

  it('audit: a line that takes longer than a second counts as not written', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const sink = { write: () => new Promise<boolean>(() => {}), isWorking: () => true, close: async () => {} };

    const recorded = createAudit({ sink, key: 'key', plainIds: false, now: () => 0 }).record(ENTRY);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(await recorded).toBe(false);
  });
});

function openSink(file: string, options: Partial<FileSinkOptions> = {}) {
  const states: boolean[] = [];
  const replaced: string[] = [];
  const onState = ({ isWorking }: { isWorking: boolean }) => void states.push(isWorking);
  const sink = createFileSink({ file, onState, onReplaced: () => void replaced.push(file), ...options });
  onTestFinished(sink.close);
  return { sink, states, replaced };
}

describe('createFileSink', () => {
  it('appends a line for each entry to a file that only its owner reads', async () => {
    const file = join(folder, 'audit.log');
    for (const round of [1, 2]) {
      const { sink } = openSink(file);
      void sink.write({ round });
      await sink.close();
    }

    expect(readFileSync(file, 'utf8')).toBe('{"round":1}\n{"round":2}\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('audit trail: takes the right to read an existing file from others', async () => {
    const file = join(folder, 'audit.log');
    writeFileSync(file, '{"old":1}\n', { mode: 0o644 });

    await openSink(file).sink.write({ a: 1 });

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('{"old":1}\n{"a":1}\n');
  });

  it('audit trail: a line counts as written once it is in the file', async () => {
    const file = join(folder, 'audit.log');

    const isWritten = await openSink(file).sink.write({ a: 1 });

    expect([isWritten, readFileSync(file, 'utf8')]).toEqual([true, '{"a":1}\n']);
  });

  it.each([
    ['removed', (file: string) => rmSync(file)],
    ['renamed', (file: string) => renameSync(file, `${file}.old`)],
    [
      'replaced',
      (file: string) => {
        renameSync(file, `${file}.old`);
        writeFileSync(file, '', { mode: 0o644 });
      },
    ],
  ])('audit trail: notices that its file was %s, and writes to the one with its name', async (_, change) => {
    const file = join(folder, 'audit.log');
    const { sink, replaced } = openSink(file);
    await sink.write({ a: 1 });

    change(file);
    const isWritten = await sink.write({ a: 2 });

    expect([isWritten, replaced]).toEqual([true, [file]]);
    expect(readFileSync(file, 'utf8')).toBe('{"a":2}\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('audit trail: ends a half-written line before the next one', async () => {
    const file = join(folder, 'audit.log');
    writeFileSync(file, '{"a":1}\n{"half', { mode: 0o600 });

    await openSink(file).sink.write({ a: 2 });

    expect(readFileSync(file, 'utf8')).toBe('{"a":1}\n{"half\n{"a":2}\n');
  });

  it('begins a new file when one is full and keeps a number of old ones', async () => {
    const { sink, replaced } = openSink(join(folder, 'audit.log'), { maxBytes: 1_000, kept: 2 });
    for (let index = 0; index < 60; index++) await sink.write({ index, filler: 'x'.repeat(100) });
    await sink.close();

    expect(readdirSync(folder).sort()).toEqual(['audit.log', 'audit.log.1', 'audit.log.2']);
    expect(replaced).toEqual([]);
  });

  it('says once that it cannot write, and once that it can again', async () => {
    const file = join(folder, 'audit.log');
    mkdirSync(file);
    const { sink, states } = openSink(file);

    const failed = [await sink.write({ a: 1 }), await sink.write({ a: 2 })];
    rmSync(file, { recursive: true });
    const isWritten = await sink.write({ a: 3 });

    expect([failed, isWritten, states]).toEqual([[false, false], true, [false, true]]);
    expect(readFileSync(file, 'utf8')).toBe('{"a":3}\n');
  });

  it.each([
    ['/dev/null', (file: string) => symlinkSync('/dev/null', file)],
    ['a pipe', (file: string) => void execFileSync('sh', ['-c', 'mkfifo "$0"', file])],
  ])('audit trail: nothing counts as written to %s, which keeps no lines', async (_, replace) => {
    const file = join(folder, 'audit.log');
    const { sink, states } = openSink(file);
    await sink.write({ a: 1 });
    rmSync(file);
    replace(file);

    const isWritten = await sink.write({ a: 2 });

    expect([isWritten, states]).toEqual([false, [false]]);
  });

  it('audit trail: takes the right to read its file from others who were given it meanwhile', async () => {
    const file = join(folder, 'audit.log');
    const { sink } = openSink(file);
    await sink.write({ a: 1 });
    chmodSync(file, 0o644);

    await sink.write({ a: 2 });

    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('reports a full disk', () => {
    const file = join(folder, 'audit.log');
    const sink = new URL('../../src/audit/sink.ts', import.meta.url).pathname;
    const script = `
      const { createFileSink } = await import(${JSON.stringify(sink)});
      const states = [];
      const trail = createFileSink({ file: ${JSON.stringify(file)}, onState: ({ isWorking }) => states.push(isWorking), onReplaced() {} });
      const written = [];
      for (let index = 0; index < 30; index++) written.push(await trail.write({ filler: 'x'.repeat(100) }));
      console.log(JSON.stringify({ written, states, isWorking: trail.isWorking() }));
    `;
    // A file may have one block: a write beyond it fails as on a full disk.
    const limited = 'ulimit -f 1 && exec "$0" --input-type=module --eval "$1"';

    const said = JSON.parse(execFileSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' }));

    const whole = said.written.filter(Boolean).length;
    expect(whole).toBeGreaterThan(0);
    expect(said).toMatchObject({ states: [false], isWorking: false });
    expect(readFileSync(file, 'utf8').match(/x{100}"}\n/g)).toHaveLength(whole);
  });
});

it.each([true, false])('audit trail in the log: a line counts as written when the log says so (%s)', async (isWritten) => {
  const lines: object[] = [];
  const output = { written: async () => isWritten, isWorking: () => isWritten };
  const sink = createLogSink({ trail: (fields) => void lines.push(fields), output });

  const results = [await sink.write({ a: 1 }), sink.isWorking()];

  expect([results, lines]).toEqual([[isWritten, isWritten], [{ a: 1 }]]);
});

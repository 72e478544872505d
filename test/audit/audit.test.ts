import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AuditEntry, createAudit } from '../../src/audit/audit.ts';
import { createFileSink } from '../../src/audit/sink.ts';

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
  const sink = { write: (entry: object) => void written.push(entry as AuditEntry), isWorking: () => true, close: async () => {} };
  return { audit: createAudit({ sink, key: options.key, plainIds: options.plainIds ?? false, now: () => 0 }), written };
}

describe('createAudit', () => {
  it('hashes identifiers with the key: equal within a team, different between teams and keys', () => {
    const one = lines({ key: 'key-one' });
    const two = lines({ key: 'key-two' });

    one.audit.note(ENTRY);
    one.audit.note(ENTRY);
    one.audit.note({ ...ENTRY, team: 'T2' });
    two.audit.note(ENTRY);

    const [first, again, elsewhere] = one.written.map(({ identifiers }) => identifiers[0]);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toBe(first);
    expect(new Set([first, elsewhere, two.written[0]?.identifiers[0]]).size).toBe(3);
    expect(JSON.stringify(one.written)).not.toContain('8985');
  });

  it('uses a key of its own at each start where none is set', () => {
    const [one, two] = [lines(), lines()];

    one.audit.note(ENTRY);
    two.audit.note(ENTRY);

    expect(one.written[0]?.identifiers).not.toEqual(two.written[0]?.identifiers);
  });

  it('writes plain identifiers only when told to', () => {
    const { audit, written } = lines({ plainIds: true });

    audit.note(ENTRY);

    expect(written[0]).toEqual({ ...ENTRY, at: '1970-01-01T00:00:00.000Z' });
  });
});

describe('createFileSink', () => {
  it('appends a line for each entry to a file that only its owner reads', async () => {
    const file = join(folder, 'audit.log');
    for (const round of [1, 2]) {
      const sink = createFileSink({ file, onState: () => {} });
      sink.write({ round });
      await sink.close();
    }

    expect(readFileSync(file, 'utf8')).toBe('{"round":1}\n{"round":2}\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('begins a new file when one is full and keeps a number of old ones', async () => {
    const sink = createFileSink({ file: join(folder, 'audit.log'), onState: () => {}, size: '1K', kept: 2 });
    for (let index = 0; index < 60; index++) {
      sink.write({ index, filler: 'x'.repeat(100) });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await sink.close();

    expect(readdirSync(folder).sort()).toEqual(['audit.log', 'audit.log.1', 'audit.log.2']);
  });

  it('says once that it cannot write, and once that it can again', async () => {
    const states: boolean[] = [];
    const file = join(folder, 'audit.log');
    mkdirSync(file);
    const sink = createFileSink({ file, onState: ({ isWorking }) => void states.push(isWorking), retryAfter: 0 });

    sink.write({ a: 1 });
    await expect.poll(() => states).toEqual([false]);
    sink.write({ a: 2 });
    rmSync(file, { recursive: true });
    const writtenThen = <Value>(value: Value) => {
      sink.write({ a: 3 });
      return value;
    };

    await expect.poll(() => writtenThen(states)).toEqual([false, true]);
    await sink.close();
    expect(readFileSync(file, 'utf8')).toContain('{"a":3}');
  });

  it('tells a full disk', async () => {
    const states: unknown[] = [];
    const sink = createFileSink({ file: '/dev/full', onState: (state) => void states.push(state), size: '1M' });

    sink.write({ a: 1 });

    await expect.poll(() => states).toMatchObject([{ isWorking: false }]);
  });
});

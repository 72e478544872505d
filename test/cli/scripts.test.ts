import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runNode, runUnread } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noPayload = join(folder, 'bad.json');
writeFileSync(noPayload, 'hello');

/** Under this option Node says that it is an old one. */
const OLD_NODE = `--import=data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })")}`;

/** Under this option Node says at its end where it keeps compiled code. */
const SAY_CACHE = `--import=data:text/javascript,${encodeURIComponent("import { getCompileCacheDir } from 'node:module'; process.on('exit', () => console.error('cache:', getCompileCacheDir()))")}`;

describe.concurrent('cli', () => {
  it('cli: compiled code is kept below the application, so that the next start is faster', async () => {
    const { err } = await runNode([SAY_CACHE, 'bin/order-scout.mjs', '--help'], { NODE_COMPILE_CACHE: '' });

    expect(err).toMatch(/^cache: .*node_modules\/\.cache\/order-scout/);
  });

  it.each([
    ['sandbox/demo.ts', 'Usage: npm run demo'],
    ['sandbox/replay.ts', 'Usage: npm run replay'],
    ['sandbox/lookup.ts', 'Usage: lookup'],
    ['sandbox/doctor.ts', 'Usage: doctor'],
    ['bin/order-scout.mjs', 'Usage: order-scout'],
  ])('cli: %s --help prints the usage on standard output', async (file, usage) => {
    expect(await runNode([file, '--help'])).toEqual({ code: 0, out: expect.stringContaining(usage), err: '' });
  });

  it.each([
    ['sandbox/demo.ts', ['--once', '--frob'], "demo: Unknown option '--frob'"],
    ['sandbox/demo.ts', ['extra'], 'demo: "extra" is not expected'],
    ['sandbox/demo.ts', ['--port', 'abc'], 'demo: --port must be a number from 0 to 65535'],
    ['sandbox/demo.ts', ['--port', '99999'], 'demo: --port must be a number from 0 to 65535'],
    ['sandbox/lookup.ts', ['--sandbox', '4567', '--frobnicate'], "lookup: Unknown option '--frobnicate'"],
    ['sandbox/replay.ts', [], 'replay: name at least one payload file'],
    ['sandbox/replay.ts', ['--within', '0', 'x.json'], 'replay: --within must be a number of seconds'],
    ['sandbox/replay.ts', ['--secret', 'invented', 'nope.json'], 'replay: nope.json cannot be read'],
    ['sandbox/replay.ts', ['--secret', 'invented', noPayload], `replay: ${noPayload} does not contain a Slack payload`],
  ])('cli: %s %j is refused in one line', async (file, args, problem) => {
    const { code, out, err } = await runNode([file, ...args]);

    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(problem)]);
  });

  it('cli: the doctor of the sandbox has a line for each account', async () => {
    const { code, out } = await runNode(['sandbox/doctor.ts', '--sandbox']);

    expect(code).toBe(0);
    for (const label of ['Linksfield', 'Linksfield EU', 'Tuya', 'LinkBest', 'Clink', 'Clink Test'])
      expect(out).toContain(` ${label}: reachable`);
  });

  it.each([
    ['linksfield.eu:4567', 'Linksfield EU, checked', 'Linksfield, checked'],
    ['linksfield.default:4567', 'Linksfield, checked', 'Linksfield EU, checked'],
  ])('cli: lookup %s asks that account alone', async (text, asked, notAsked) => {
    const { code, out } = await runNode(['sandbox/lookup.ts', '--sandbox', text]);

    expect(code).toBe(0);
    expect(out).toContain(asked);
    expect(out).not.toContain(notAsked);
  });

  it.each([
    ['sandbox/doctor.ts', '--sandbox'],
    ['bin/order-scout.mjs', '--help'],
  ])('cli: %s %s ends without an error while nobody reads its output', async (file, arg) => {
    const { err } = await runUnread([file, arg]);

    expect(err).toBe('');
  });

  it.each([
    ['bin/order-scout.mjs', 'serve'],
    ['bin/script.mjs', 'sandbox/demo.ts'],
  ])('cli: %s says in one line which Node it needs', async (file, arg) => {
    const { code, out, err } = await runNode([OLD_NODE, file, arg]);

    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^Order Scout needs Node 24\.11 or newer; this is Node 20\.20\.2\. .*\n$/);
  });
});

import { expect, it } from 'vitest';
import { ProviderError } from '../src/core/failure/failure.ts';
import { createLog } from '../src/log.ts';

const SECRETS = ['P012345-partner', 'xoxb-1-invented', 'with"quote'];

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: 'trace', secrets: SECRETS, destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
}

it.each([
  ['in a field', (log: ReturnType<typeof createLog>) => log.info({ partner: 'P012345-partner' }, 'x')],
  ['in a nested field', (log: ReturnType<typeof createLog>) => log.info({ a: { b: ['see xoxb-1-invented'] } }, 'x')],
  ['on the trail', (log: ReturnType<typeof createLog>) => log.trail({ outcome: 'xoxb-1-invented' })],
  ['in a message', (log: ReturnType<typeof createLog>) => log.info('token xoxb-1-invented')],
  ['escaped by JSON', (log: ReturnType<typeof createLog>) => log.info({ a: 'with"quote' }, 'x')],
  ['in an error', (log: ReturnType<typeof createLog>) => log.error({ err: new Error('P012345-partner') }, 'x')],
  [
    'in a cause',
    (log: ReturnType<typeof createLog>) => log.error({ err: new Error('a', { cause: new Error('xoxb-1-invented') }) }, 'x'),
  ],
])('no line contains a secret %s', (_, write) => {
  const line = logged(write);

  expect(line).toContain('…');
  for (const secret of SECRETS) expect(line).not.toContain(JSON.stringify(secret).slice(1, -1));
});

it('an error keeps its kind, trace id, stack and cause, and loses everything else that hangs on it', () => {
  const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', request: { headers: { 'x-api-key': 'k-1' } } });
  const error = new ProviderError('unavailable', 'GET vendor.example/order failed', { traceId: 'c7d8', cause });

  const line = JSON.parse(logged((log) => log.warn({ err: error }, 'failed')));

  expect(line.err).toMatchObject({
    name: 'ProviderError',
    kind: 'unavailable',
    traceId: 'c7d8',
    cause: { code: 'ECONNRESET', message: 'socket hang up' },
  });
  expect(line.err.stack).toContain('log.test.ts');
  expect(JSON.stringify(line)).not.toContain('k-1');
});

it('fields that hold tokens, bodies and addresses are blanked by name', () => {
  const line = logged((log) => log.info({ token: 'a1', response_url: 'b2', user: { email: 'c3', phone: 'd4' } }, 'x'));

  expect(line).not.toMatch(/a1|b2|c3|d4/);
});

it("a provider's own words are logged at debug only, and never as a code", () => {
  const error = new ProviderError('forbidden', 'no order of John Smith', { code: 'John_Smith_12_Baker_Street' });
  const lines: string[] = [];
  const logAt = (level: string) => createLog({ level, secrets: [], destination: { write: (line) => void lines.push(line) } });

  logAt('info').warn({ err: error }, 'failed');
  logAt('debug').warn({ err: error }, 'failed');

  expect(lines[0]).not.toContain('Smith');
  expect(lines[0]).toContain('"kind":"forbidden"');
  expect(lines[1]).toContain('John Smith');
  expect(lines[1]).not.toContain('Baker');
});

it("a line of the trail has the form of the log's, whatever the level", () => {
  const lines: string[] = [];
  const log = createLog({ level: 'fatal', secrets: [], destination: { write: (line) => void lines.push(line) } });

  log.trail({ event: 'lookup', user: 'U1', link: undefined });
  log.fatal({ event: 'x' }, 'Audit');

  const [trail, other] = lines.map((line): Record<string, unknown> => JSON.parse(line));
  expect(trail).toMatchObject({ level: 30, audit: true, event: 'lookup', user: 'U1', msg: 'Audit' });
  expect(Object.keys(trail ?? {})).toEqual(expect.arrayContaining(Object.keys(other ?? {})));
  expect(lines[0]).toMatch(/\}\n$/);
});

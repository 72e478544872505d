import { describe, expect, it, vi } from 'vitest';
import { createMemory } from '../../src/upstream/memory.ts';

function setup() {
  const clock = { now: 1_000_000 };
  let issued = 0;
  const load = vi.fn(async () => ({ value: `token ${++issued}`, ttl: 100 }));
  return { clock, load, memory: createMemory(() => clock.now) };
}

describe('remember', () => {
  it('keeps a value for as long as its load said', async () => {
    const { clock, load, memory } = setup();

    const first = await memory.remember('token', load);
    clock.now += 99;
    const second = await memory.remember('token', load);
    clock.now += 1;
    const third = await memory.remember('token', load);

    expect([first, second, third]).toEqual(['token 1', 'token 1', 'token 2']);
  });

  it('has one load in flight, shared by all callers', async () => {
    const { load, memory } = setup();

    const values = await Promise.all(Array.from({ length: 50 }, () => memory.remember('token', load)));

    expect(new Set(values)).toEqual(new Set(['token 1']));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('keeps keys apart', async () => {
    const { load, memory } = setup();

    const values = await Promise.all([memory.remember('a', load), memory.remember('b', load)]);

    expect(values).toEqual(['token 1', 'token 2']);
  });

  it.each([
    ['rejects', async () => Promise.reject(new Error('down'))],
    [
      'throws at once',
      () => {
        throw new Error('down');
      },
    ],
  ])('forgets a load that %s', async (_name, broken) => {
    const { load, memory } = setup();

    const failed = await Promise.allSettled([memory.remember('token', broken), memory.remember('token', broken)]);
    const value = await memory.remember('token', load);

    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(value).toBe('token 1');
  });

  it('keeps nothing that lives no time', async () => {
    const { memory } = setup();
    const load = vi.fn(async () => ({ value: 'spent', ttl: 0 }));

    await memory.remember('token', load);
    await memory.remember('token', load);

    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe('forget', () => {
  it('drops the value if it is still this one', async () => {
    const { load, memory } = setup();
    const value = await memory.remember('token', load);

    memory.forget('token', value);

    expect(await memory.remember('token', load)).toBe('token 2');
  });

  it('leaves its successor alone', async () => {
    const { load, memory } = setup();
    const refused = await memory.remember('token', load);
    memory.forget('token', refused);
    await memory.remember('token', load);

    memory.forget('token', refused);

    expect(await memory.remember('token', load)).toBe('token 2');
  });
});

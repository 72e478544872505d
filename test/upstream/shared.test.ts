import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/upstream/memory.ts';
import { loadShared } from '../../src/upstream/shared.ts';
import { sharedHere } from './shared-here.ts';

const always = () => true;

function loadOf(load: () => Promise<string>, accepts: (value: string) => boolean = always) {
  return { key: 'one', accepts, load, ttlOf: () => 60_000 };
}

describe('one load for all processes', () => {
  it('shared load: of three processes that ask at once one loads', async () => {
    const shared = sharedHere();
    const loads: string[] = [];
    const load = (name: string) => async () => {
      loads.push(name);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return name;
    };

    const values = await Promise.all(['a', 'b', 'c'].map((name) => loadShared(shared, loadOf(load(name)))));

    expect(loads).toEqual(['a']);
    expect(values).toEqual(['a', 'a', 'a']);
  });

  it('shared load: a failure is nobody else’s: the next process loads', async () => {
    const shared = sharedHere();

    const first = loadShared(
      shared,
      loadOf(async () => {
        throw new Error('down');
      }),
    );
    const second = loadShared(
      shared,
      loadOf(async () => 'second'),
    );

    await expect(first).rejects.toThrow('down');
    expect(await second).toBe('second');
    expect(shared.locks.size).toBe(0);
  });

  it('shared load: a process that holds the lock for too long is not waited for', async () => {
    const shared = sharedHere();
    await shared.lock('one');

    expect(
      await loadShared(
        shared,
        loadOf(async () => 'own'),
      ),
    ).toBe('own');
  });

  it('shared load: a value that will not do is loaded again', async () => {
    const shared = sharedHere();
    shared.values.set('one', '"old"');

    const value = await loadShared(
      shared,
      loadOf(
        async () => 'new',
        (found) => found !== 'old',
      ),
    );

    expect([value, shared.values.get('one')]).toEqual(['new', '"new"']);
  });
});

describe('what providers remember', () => {
  it('shared memory: a token is loaded once; what is not to be shared, by each process', async () => {
    const shared = sharedHere();
    const [one, other] = [createMemory(() => 0, shared), createMemory(() => 0, shared)];
    const load = (value: string) => async () => ({ value, ttl: 60_000 });

    const tokens = [
      await one.remember('token', load('first'), { isShared: true }),
      await other.remember('token', load('second'), { isShared: true }),
    ];
    const clocks = [await one.remember('clock', load('mine')), await other.remember('clock', load('yours'))];

    expect([...tokens, ...clocks]).toEqual(['first', 'first', 'mine', 'yours']);
  });

  it('shared memory: a token that was refused is not taken from the others again', async () => {
    const shared = sharedHere();
    const [one, other] = [createMemory(() => 0, shared), createMemory(() => 0, shared)];
    const load = (value: string) => async () => ({ value, ttl: 60_000 });
    await one.remember('token', load('refused'), { isShared: true });

    one.forget('token', 'refused');
    const next = await one.remember('token', load('next'), { isShared: true });

    expect([next, await other.remember('token', load('third'), { isShared: true })]).toEqual(['next', 'next']);
  });
});

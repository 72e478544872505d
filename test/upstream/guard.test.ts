import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { type FailureDetails, type FailureKind, ProviderError } from '../../src/core/failure/failure.ts';
import type { ConnectedProvider } from '../../src/core/provider/provider.ts';
import { createGuard, type Guard, type Tuning } from '../../src/upstream/guard.ts';
import type { Json } from '../../src/upstream/http/http.ts';
import { acme, order, pass, QUERY } from './acme.ts';

type Lookup = ConnectedProvider['lookup'];

interface Setup {
  readonly tuning?: Partial<Tuning>;
  readonly json?: Json;
  readonly limits?: ConnectedProvider['limits'];
}

const answers: Json = async (_request, schema) => schema.parse({ id: 'A-1' });
/** Ends only when its signal fires, like a vendor that hangs. */
const hangs: Json = (_request, _schema, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new ProviderError('timeout', 'hung')));
  });
/** Gives up by itself after so many milliseconds. */
const givesUpAfter =
  (deadline: number): Json =>
  async () => {
    await pass(deadline);
    throw new ProviderError('timeout', 'hung');
  };
const asks: Lookup = async (_query, { json }) => {
  await json({ path: '/' }, z.unknown());
  return [order()];
};

function setup(lookup: Lookup, { tuning, json = answers, limits }: Setup = {}) {
  const clock = { now: 1_000_000 };
  const spy = vi.fn(lookup);
  const provider = acme(limits ? { lookup: spy, limits } : { lookup: spy });
  const options = { json, now: () => clock.now, random: () => 0, tuning: { backoff: 1, ...tuning } };
  return { clock, lookup: spy, guard: createGuard(provider, options) };
}

function fails(kind: FailureKind, details: FailureDetails = {}): Lookup {
  return async () => Promise.reject(new ProviderError(kind, 'Acme says no', details));
}

async function failureOf(guard: Guard): Promise<unknown> {
  return guard.load(QUERY, 'en').then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

async function failTimes(guard: Guard, times: number): Promise<void> {
  for (let count = 0; count < times; count++) await failureOf(guard);
}

describe('a load', () => {
  it('hands on orders, remarks and the time', async () => {
    const { guard } = setup(async (_query, tools) => {
      tools.remark({ kind: 'part_of_list', shown: 1, total: 9 });
      return [order()];
    });

    const told = await guard.load(QUERY, 'en');

    expect(told).toEqual({
      kind: 'found',
      orders: [order()],
      remarks: [{ kind: 'part_of_list', shown: 1, total: 9 }],
      at: 1_000_000,
    });
  });

  it('keeps the first two hundred of very many orders and says how many there are', async () => {
    const { guard } = setup(async () => Array.from({ length: 3_000 }, (_, index) => order('paid', `A-${index}`)));

    const told = await guard.load(QUERY, 'en');

    const orders = told.kind === 'found' ? told.orders : [];
    expect(orders.map(({ public: { id } }) => id)).toEqual(Array.from({ length: 200 }, (_, index) => `A-${index}`));
    expect(told).toMatchObject({ remarks: [{ kind: 'part_of_list', shown: 200, total: 3_000 }] });
  });

  it('hands on an order once that the provider names twice, as on two pages of a list that moved', async () => {
    const { guard } = setup(async () => [order(), order()]);

    expect(await guard.load(QUERY, 'en')).toMatchObject({ kind: 'found', orders: [order()], remarks: [] });
  });

  it('is missing when there is no such order', async () => {
    const { guard } = setup(async () => []);

    const told = await guard.load(QUERY, 'en');

    expect(told).toEqual({ kind: 'missing', at: 1_000_000 });
  });

  it('gives the provider the query, the language and the clock', async () => {
    const { guard, lookup } = setup(async () => []);

    await guard.load(QUERY, 'zh');

    const [query, tools] = lookup.mock.calls[0] ?? [];
    expect([query, tools?.language, tools?.now()]).toEqual([QUERY, 'zh', 1_000_000]);
  });

  it('leaves out the remarks of attempts that failed', async () => {
    let attempts = 0;
    const { guard } = setup(async (_query, tools) => {
      tools.remark({ kind: 'vendor', text: `attempt ${++attempts}` });
      if (attempts < 3) throw new ProviderError('unavailable', 'not yet');
      return [order()];
    });

    const told = await guard.load(QUERY, 'en');

    expect(told).toMatchObject({ remarks: [{ kind: 'vendor', text: 'attempt 3' }] });
  });

  it('fails with what the provider threw', async () => {
    const { guard, lookup } = setup(fails('forbidden', { code: '1106' }));

    const failure = await failureOf(guard);

    expect(failure).toMatchObject({ kind: 'forbidden', code: '1106', message: 'Acme says no' });
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  it('turns a bug of a provider into our failure, with its cause', async () => {
    const bug = new TypeError('x is not a function');
    const { guard, lookup } = setup(async () => Promise.reject(bug));

    const failure = await failureOf(guard);

    expect(failure).toMatchObject({ name: 'ProviderError', kind: 'bad_response', hint: 'our_bug', cause: bug });
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  it('fails at once when a rate limit lasts longer than the deadline', async () => {
    const { guard, lookup } = setup(fails('rate_limited', { retryAfter: 60_000 }));

    const failure = await failureOf(guard);

    expect(failure).toMatchObject({ kind: 'rate_limited', retryAfter: 60_000 });
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  it('tries again when a rate limit passes in time', async () => {
    let attempts = 0;
    const { guard } = setup(async () => {
      if (++attempts === 1) throw new ProviderError('rate_limited', 'slower', { retryAfter: 5 });
      return [order()];
    });

    const told = await guard.load(QUERY, 'en');

    expect(told.kind).toBe('found');
  });
});

describe('the deadline of a lookup', () => {
  it('ends a request that hangs', async () => {
    const { guard } = setup(asks, { json: hangs, tuning: { deadline: 50 } });

    const failure = await failureOf(guard);

    expect(failure).toMatchObject({ kind: 'timeout', message: 'No answer from Acme Pay within 0.05 s.', hint: undefined });
  });

  it('ends a provider that hangs by itself', async () => {
    const { guard } = setup(() => new Promise(() => {}), { tuning: { deadline: 50 } });

    const failure = await failureOf(guard);

    expect(failure).toMatchObject({ kind: 'timeout' });
  });

  it('covers the retries', async () => {
    const { guard, lookup } = setup(
      async () => {
        await pass(30);
        throw new ProviderError('unavailable', 'no');
      },
      { tuning: { deadline: 45, backoff: 2_000 } },
    );

    const failure = await failureOf(guard);

    expect(failure).toMatchObject({ kind: 'timeout' });
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  it('drops the requests that still wait for their turn', async () => {
    const json = vi.fn(hangs);
    const both: Lookup = async (_query, tools) => {
      await Promise.all([tools.json({ path: '/a' }, z.unknown()), tools.json({ path: '/b' }, z.unknown())]);
      return [];
    };
    const { guard } = setup(both, { json: json as Json, limits: { perSecond: 100, atOnce: 1 }, tuning: { deadline: 50 } });

    await failureOf(guard);
    await pass(20);

    expect(json.mock.calls.map(([{ path }]) => path)).toEqual(['/a']);
  });

  it('lets two requests of one lookup share one place', async () => {
    const both: Lookup = async (_query, tools) => {
      await Promise.all([tools.json({ path: '/a' }, z.unknown()), tools.json({ path: '/b' }, z.unknown())]);
      return [order()];
    };
    const { guard } = setup(both, { limits: { perSecond: 100, atOnce: 1 } });

    const told = await guard.load(QUERY, 'en');

    expect(told.kind).toBe('found');
  });
});

describe('the breaker', () => {
  it.each(['unavailable', 'unreachable', 'timeout'] as const)(
    'opens after five lookups in a row that end with %s',
    async (kind) => {
      const { guard, lookup } = setup(fails(kind));

      await failTimes(guard, 4);
      const before = guard.state();
      await failTimes(guard, 1);
      const asked = lookup.mock.calls.length;
      const failure = await failureOf(guard);

      expect([before, guard.state()]).toEqual(['closed', 'open']);
      expect(failure).toMatchObject({ kind: 'not_asked', message: expect.stringContaining('not being asked for now') });
      expect(lookup).toHaveBeenCalledTimes(asked);
    },
  );

  it.each(['unauthorized', 'forbidden', 'rate_limited', 'bad_response'] as const)('stays closed for %s', async (kind) => {
    const { guard } = setup(fails(kind), { tuning: { breakAfter: 1 } });

    await failTimes(guard, 2);

    expect(guard.state()).toBe('closed');
  });

  it('stays closed for a failure that may be an answer', async () => {
    const { guard } = setup(fails('unavailable', { doubtful: true }), { tuning: { breakAfter: 1 } });

    await failTimes(guard, 2);

    expect(guard.state()).toBe('closed');
  });

  it('is never opened by one command of ten numbers, nor by the same command again after an answer', async () => {
    const { clock, guard } = setup(async ({ value }) => {
      if (value === 'fine') return [];
      throw new ProviderError('unavailable', 'no');
    });
    const command = () =>
      Promise.all(Array.from({ length: 10 }, () => guard.load(QUERY, 'en', { asker: 'U1' }).catch(() => 'failed')));

    await command();
    clock.now += 2_000;
    await command();
    await guard.load({ by: 'order', value: 'fine' }, 'en', { asker: 'U2' });
    clock.now += 2_000;
    for (let times = 0; times < 4; times++) {
      await command();
      clock.now += 1_000;
    }

    expect(guard.state()).toBe('closed');
  });

  it('opens when five people fail at once, or one at five moments', async () => {
    const five = setup(fails('unavailable'));
    const one = setup(fails('unavailable'));

    await Promise.all(
      ['U1', 'U2', 'U3', 'U4', 'U5'].map((asker) => five.guard.load(QUERY, 'en', { asker }).catch(() => 'failed')),
    );
    for (let times = 0; times < 5; times++) {
      await one.guard.load(QUERY, 'en', { asker: 'U1' }).catch(() => 'failed');
      one.clock.now += 1_000;
    }

    expect([five.guard.state(), one.guard.state()]).toEqual(['open', 'open']);
  });

  it('opens again when the try fails, no matter which asker failed before', async () => {
    const { guard } = setup(fails('unavailable'), { tuning: { breakAfter: 1, halfOpenAfter: 20 } });
    await guard.load(QUERY, 'en', { asker: 'U1' }).catch(() => 'failed');
    await pass(25);

    await guard.load(QUERY, 'en', { asker: 'U1' }).catch(() => 'failed');

    expect(guard.state()).toBe('open');
  });

  it('once open, lets no lookup under way try again', async () => {
    const isOpen = Promise.withResolvers<void>();
    const { guard, lookup } = setup(
      async ({ value }) => {
        if (value === 'slow') await isOpen.promise;
        throw new ProviderError('unavailable', `no ${value}`);
      },
      { tuning: { breakAfter: 1 } },
    );

    const slow = guard.load({ by: 'order', value: 'slow' }, 'en', { asker: 'U2' }).catch((error: Error) => error.message);
    await guard.load({ by: 'order', value: 'quick' }, 'en', { asker: 'U1' }).catch(() => 'failed');
    isOpen.resolve();
    const said = await slow;

    expect(said).toBe('no slow');
    expect(lookup.mock.calls.map(([{ value }]) => value)).toEqual(['slow', 'quick', 'quick', 'quick']);
  });

  it.each([
    ['what failed before', {}],
    ['what was never sent', { retryAfter: 60_000 }],
  ])('once open, sends nothing of what still waits in the queue: %s', async (_, details) => {
    let sentWhileOpen = 0;
    const { guard } = setup(asks, {
      json: async () => {
        if (guard.state() === 'open') sentWhileOpen += 1;
        await pass(5);
        throw new ProviderError('unavailable', 'down', details);
      },
      limits: { perSecond: 1_000, atOnce: 1 },
      tuning: { breakAfter: 1 },
    });

    const loads = Array.from({ length: 30 }, (_, index) => guard.load(QUERY, 'en', { asker: `U${index}` }));
    const ended = await Promise.allSettled(loads);

    expect(guard.state()).toBe('open');
    expect(sentWhileOpen).toBe(0);
    // The provider is down, and no queue of ours was too long.
    const isDown = expect.objectContaining({ kind: expect.stringMatching(/^(unavailable|not_asked)$/) });
    expect(ended).toEqual(ended.map(() => ({ status: 'rejected', reason: isDown })));
  });

  it('starts counting anew after an answer', async () => {
    let isDown = true;
    const { guard } = setup(async () => (isDown ? Promise.reject(new ProviderError('unavailable', 'no')) : []));

    await failTimes(guard, 4);
    isDown = false;
    await guard.load(QUERY, 'en');
    isDown = true;
    await failTimes(guard, 4);

    expect(guard.state()).toBe('closed');
  });

  it('opens for a provider whose requests all end at their deadline', async () => {
    const { guard, lookup } = setup(asks, { json: givesUpAfter(5), tuning: { breakAfter: 2 } });

    await failTimes(guard, 2);

    expect(lookup).toHaveBeenCalledTimes(6);
    expect(guard.state()).toBe('open');
  });

  it('counts the first attempt when the second is cut short', async () => {
    let requests = 0;
    const json: Json = async (...request) => {
      requests += 1;
      if (requests === 1) throw new ProviderError('timeout', 'hung');
      return await hangs(...request);
    };
    const { guard, lookup } = setup(asks, { json, tuning: { deadline: 50, breakAfter: 1 } });

    await failTimes(guard, 1);
    await expect.poll(() => guard.state()).toBe('open');

    expect(lookup).toHaveBeenCalledTimes(2);
  });

  it('stays closed when our own queue was too long', async () => {
    const { guard } = setup(asks, {
      json: async (_request, schema) => schema.parse(await pass(20)),
      limits: { perSecond: 1_000, atOnce: 1 },
      tuning: { deadline: 90, breakAfter: 1 },
    });

    const ends = await Promise.all(Array.from({ length: 20 }, () => failureOf(guard)));
    await pass(20);

    expect(ends).toContainEqual(expect.objectContaining({ kind: 'queue_timeout' }));
    expect(guard.state()).toBe('closed');
  });

  it('lets one lookup try after a while, and closes when it is answered', async () => {
    const release = Promise.withResolvers<void>();
    let isDown = true;
    const { guard, lookup } = setup(
      async () => {
        if (isDown) throw new ProviderError('unavailable', 'no');
        await release.promise;
        return [order()];
      },
      { tuning: { breakAfter: 1, halfOpenAfter: 20 } },
    );
    await failTimes(guard, 1);
    isDown = false;
    await pass(25);
    lookup.mockClear();

    const loads = [guard.load(QUERY, 'en'), guard.load(QUERY, 'en')];
    await pass(5);
    const [state, asked] = [guard.state(), lookup.mock.calls.length];
    release.resolve();
    const told = await Promise.all(loads);

    expect([state, asked]).toEqual(['half_open', 1]);
    expect(told).toMatchObject([{ kind: 'found' }, { kind: 'found' }]);
    expect(guard.state()).toBe('closed');
  });

  it('opens again when the try fails', async () => {
    const { guard, lookup } = setup(fails('unavailable'), { tuning: { breakAfter: 1, halfOpenAfter: 20 } });
    await failTimes(guard, 1);
    await pass(25);
    lookup.mockClear();

    await failTimes(guard, 1);

    expect(lookup).toHaveBeenCalledTimes(3);
    expect(guard.state()).toBe('open');
  });
});

describe('a pause', () => {
  it('lasts half an hour when the quota is used up', async () => {
    const { clock, guard, lookup } = setup(fails('quota', { code: '28841004' }));

    await failTimes(guard, 1);
    clock.now += 1_799_999;
    const failure = await failureOf(guard);
    const [state, asked] = [guard.state(), lookup.mock.calls.length];
    clock.now += 1;
    await failTimes(guard, 1);

    expect(failure).toMatchObject({ kind: 'quota', code: '28841004', retryAfter: 1 });
    expect([state, asked]).toEqual(['open', 1]);
    expect(lookup).toHaveBeenCalledTimes(2);
  });

  it('lasts as long as a rate limit asks', async () => {
    const { clock, guard, lookup } = setup(fails('rate_limited', { retryAfter: 60_000 }));

    await failTimes(guard, 2);
    const asked = lookup.mock.calls.length;
    clock.now += 60_000;
    const state = guard.state();
    await failTimes(guard, 1);

    expect([asked, state]).toEqual([1, 'closed']);
    expect(lookup).toHaveBeenCalledTimes(2);
  });
});

describe('a pause while requests wait in the queue', () => {
  it.each(['rate_limited', 'quota'] as const)('sends nothing of them: %s', async (kind) => {
    let sentWhilePaused = 0;
    const { guard } = setup(asks, {
      json: async () => {
        if (guard.state() === 'open') sentWhilePaused += 1;
        await pass(5);
        throw new ProviderError(kind, 'Acme says no', { retryAfter: 60_000 });
      },
      limits: { perSecond: 1_000, atOnce: 1 },
    });

    const loads = Array.from({ length: 30 }, (_, index) => guard.load(QUERY, 'en', { asker: `U${index}` }));
    const failures = await Promise.allSettled(loads);

    expect(guard.state()).toBe('open');
    expect(sentWhilePaused).toBe(0);
    expect(failures).toEqual(failures.map(() => ({ status: 'rejected', reason: expect.objectContaining({ kind }) })));
  });
});

describe('what a provider remembers', () => {
  const withToken =
    (load: () => Promise<{ value: string; ttl: number }>): Lookup =>
    async (_query, { remember }) => [order('paid', await remember('token', load))];

  it('is loaded once for all lookups', async () => {
    const load = vi.fn(async () => ({ value: 'token', ttl: 1_000 }));
    const { guard } = setup(withToken(load));

    await Promise.all(Array.from({ length: 20 }, () => guard.load(QUERY, 'en')));

    expect(load).toHaveBeenCalledTimes(1);
  });

  it('survives the deadline of the lookup that began to load it', async () => {
    const release = Promise.withResolvers<void>();
    const json: Json = async (_request, schema, signal) => {
      await Promise.race([release.promise, new Promise((resolve) => signal?.addEventListener('abort', resolve))]);
      if (signal?.aborted) throw new ProviderError('timeout', 'hung');
      return schema.parse('token');
    };
    const loads = vi.fn<() => void>();
    let lookups = 0;
    const { guard } = setup(
      async (_query, tools) => {
        if (lookups++ === 0) await pass(700);
        const token = await tools.remember('token', async () => {
          loads();
          return { value: await tools.json({ path: '/token' }, z.string()), ttl: 1_000 };
        });
        return [order('paid', token)];
      },
      // The load begins late in the lookup, and has a second of its own.
      { json, tuning: { deadline: 1_000 } },
    );

    const first = failureOf(guard);
    await expect.poll(() => loads).toHaveBeenCalled();
    const second = guard.load(QUERY, 'en');
    const failure = await first;
    release.resolve();

    expect(failure).toMatchObject({ kind: 'timeout' });
    expect(await second).toMatchObject({ kind: 'found', orders: [{ public: { id: 'token' } }] });
    expect(loads).toHaveBeenCalledTimes(1);
  });

  it('never waits for ever for a load that hangs', async () => {
    const { guard } = setup(
      withToken(() => new Promise(() => {})),
      { tuning: { deadline: 20 } },
    );

    await failTimes(guard, 1);
    const failure = await failureOf(guard);

    expect(failure).toMatchObject({ kind: 'timeout' });
  });

  it('can be dropped when it is refused', async () => {
    const tokens = ['old', 'new'];
    const { guard } = setup(async (_query, tools) => {
      const load = async () => ({ value: tokens.shift() ?? 'none', ttl: 1_000 });
      tools.forget('token', await tools.remember('token', load));
      return [order('paid', await tools.remember('token', load))];
    });

    const told = await guard.load(QUERY, 'en');

    expect(told).toMatchObject({ orders: [{ public: { id: 'new' } }] });
  });
});

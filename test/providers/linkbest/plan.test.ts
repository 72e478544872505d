import { describe, expect, it } from 'vitest';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { registered } from '../kit/registered.ts';

const linkbest = registered('linkbest');
const KEYS = { LINKBEST_APP_KEY: '2312521', LINKBEST_APP_SECRET: 'test-secret' };

function plan(identifier: Partial<Identifier> & Pick<Identifier, 'value'>, env: Record<string, string> = {}) {
  return registered('linkbest')
    .connect({ ...KEYS, ...env })
    .plan({ kind: 'reference', raw: identifier.value, ...identifier });
}

describe('which program is asked', () => {
  it('the one before the slash', () => {
    expect(plan({ value: '61/T202508280001' })).toEqual([{ by: 'order', value: 'T202508280001', with: { program: '61' } }]);
  });

  it('the one before the slash even where others are configured', () => {
    const queries = plan({ value: '61/T202508280001' }, { LINKBEST_PROGRAM_IDS: '108,9' });

    expect(queries).toEqual([{ by: 'order', value: 'T202508280001', with: { program: '61' } }]);
  });

  it('a configured one before the slash, though it is no number', () => {
    const queries = plan({ value: 'shop-eu/A/7' }, { LINKBEST_PROGRAM_IDS: 'shop-eu,9' });

    expect(queries).toEqual([{ by: 'order', value: 'A/7', with: { program: 'shop-eu' } }]);
  });

  it('the one of the hint', () => {
    const queries = plan({ value: 'T202508280001', hints: { program: '61' } }, { LINKBEST_PROGRAM_IDS: '108' });

    expect(queries).toEqual([{ by: 'order', value: 'T202508280001', with: { program: '61' } }]);
  });

  it('the one of the hint, and a slash with another number before it belongs to the order', () => {
    expect(plan({ value: '2025/0009', hints: { program: '61' } })).toEqual([
      { by: 'order', value: '2025/0009', with: { program: '61' } },
    ]);
  });

  it('the same one in hint and prefix is no part of the order', () => {
    expect(plan({ value: '61/0009', hints: { program: '61' } })).toEqual([
      { by: 'order', value: '0009', with: { program: '61' } },
    ]);
  });

  it('the configured ones in turn, each once', () => {
    const queries = plan({ value: '1125082811000100003' }, { LINKBEST_PROGRAM_IDS: '61, 108,61,,9' });

    const ask = (program: string) => ({ by: 'order', value: '1125082811000100003', with: { program } });
    expect(queries).toEqual([{ ...ask('61'), otherwise: { ...ask('108'), otherwise: ask('9') } }]);
  });

  it('otherwise a person has to tell', () => {
    expect(plan({ value: 'T202508280001' })).toEqual([{ by: 'order', value: 'T202508280001', needs: ['program'] }]);
  });

  it.each(['/0009', '61/', 'A/7'])('%s names none', (value) => {
    expect(plan({ value })).toEqual([{ by: 'order', value, needs: ['program'] }]);
  });

  it('the operator is told when none is configured', () => {
    expect(linkbest.connect(KEYS).warnings).toEqual([expect.stringContaining('LINKBEST_PROGRAM_IDS is not set')]);
    expect(linkbest.connect({ ...KEYS, LINKBEST_PROGRAM_IDS: '61' }).warnings).toEqual([]);
  });
});

describe('which identifiers are taken', () => {
  it.each<Partial<Identifier>>([
    { kind: 'order', value: 'T202508280001', providers: ['linkbest'] },
    { kind: 'order', value: 'T202508280001', providers: ['tuya', 'linkbest'] },
    { kind: 'order', value: '#1001' },
    { kind: 'order', value: '#1001', providers: [] },
    { kind: 'reference', value: '1125082811000100003' },
    { kind: 'reference', value: 'order-77' },
    { kind: 'order', value: 'order_7Gk2abc', providers: ['linkbest'] },
    { kind: 'iccid', value: '8912345678901234567', providers: ['linkbest'] },
  ])('$kind $value for $providers', (identifier) => {
    expect(plan({ value: '', ...identifier })).toHaveLength(1);
  });

  it.each<Partial<Identifier>>([
    { kind: 'iccid', value: '89852202209089971478' },
    { kind: 'order', value: 'CU-7ZOIHX0RB16U20250828111429591' },
    { kind: 'reference', value: 'cu-7zoihx0rb16u20250828111429591' },
    { kind: 'order', value: 'order_7Gk2abc' },
    { kind: 'order', value: 'cus_7Gk2abc' },
    { kind: 'order', value: 'rfd_7Gk2abc' },
    { kind: 'order', value: 'T202508280001', providers: ['tuya'] },
    { kind: 'order', value: '', providers: ['linkbest'], hints: { user: 'u1' } },
  ])('not $kind $value for $providers', (identifier) => {
    expect(plan({ value: '', ...identifier })).toEqual([]);
  });
});

describe('an order number that looks like an ICCID and was sent here by name', () => {
  it('keeps its characters', () => {
    const queries = plan({ kind: 'iccid', value: '8998765432109876543', raw: '9889674523018967453F', providers: ['linkbest'] });

    expect(queries).toEqual([{ by: 'order', value: '9889674523018967453F', needs: ['program'] }]);
  });
});

describe('settings', () => {
  const problems = (env: Record<string, string>) =>
    linkbest.settings.safeParse(env).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

  it('need key and secret', () => {
    expect(problems({})).toEqual([
      'LINKBEST_APP_KEY is missing: the AppKey of your LinkBest application',
      'LINKBEST_APP_SECRET is missing: the AppSecret of your LinkBest application',
    ]);
  });

  it('default to the documented address', () => {
    expect(linkbest.connect(KEYS).baseUrl).toBe('https://api.linkbest.com');
  });

  it.each(['https://gate.example/linkbest', 'https://gate.example/linkbest/'])('take the address %s', (url) => {
    expect(linkbest.connect({ ...KEYS, LINKBEST_BASE_URL: url }).baseUrl).toBe('https://gate.example/linkbest');
  });

  it.each([
    [{ LINKBEST_APP_KEY: '23/12' }, 'LINKBEST_APP_KEY must be'],
    [{ LINKBEST_BASE_URL: 'http://api.linkbest.com' }, 'LINKBEST_BASE_URL must begin with https://'],
    [{ LINKBEST_BASE_URL: 'http://127.0.0.1.evil.example/' }, 'LINKBEST_BASE_URL must begin with https://'],
    [{ LINKBEST_BASE_URL: 'https://api.linkbest.com?x=1' }, 'LINKBEST_BASE_URL must have no query string'],
    [{ LINKBEST_BASE_URL: 'api' }, 'LINKBEST_BASE_URL must be a URL'],
    [{ LINKBEST_SERVICE_NAME: 'a/b' }, 'LINKBEST_SERVICE_NAME must be'],
    [{ LINKBEST_SIGN_SCHEME: 'body' }, 'LINKBEST_SIGN_SCHEME must be one of path, query'],
    [{ LINKBEST_SECRET_POSITION: 'front' }, 'LINKBEST_SECRET_POSITION must be one of both, suffix, prefix'],
    [{ LINKBEST_SIGN_CASE: 'UPPER' }, 'LINKBEST_SIGN_CASE must be one of upper, lower'],
    [{ LINKBEST_SIGN_LOCATION: 'path' }, 'LINKBEST_SIGN_LOCATION must be one of body, query, header'],
    [{ LINKBEST_TIME_ZONE: 'Asia/Shanghai' }, 'LINKBEST_TIME_ZONE must be an offset'],
    [{ LINKBEST_TIME_ZONE: '+15:00' }, 'LINKBEST_TIME_ZONE must be an offset'],
    [{ LINKBEST_PROGRAM_IDS: '61/108' }, 'LINKBEST_PROGRAM_IDS must be program ids'],
    [{ LINKBEST_PROGRAM_IDS: Array.from({ length: 21 }, (_, id) => id).join(',') }, 'LINKBEST_PROGRAM_IDS must list at most 20'],
  ])('refuse %o', (env, problem) => {
    expect(problems({ ...KEYS, ...env })).toContainEqual(expect.stringContaining(problem));
  });
});

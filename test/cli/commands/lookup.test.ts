import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVendors, type Vendors } from '../../../sandbox/vendors/index.ts';
import { lookup } from '../../../src/cli/commands/lookup.ts';

let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
afterAll(() => vendors.close());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said: Record<'out' | 'err', string[]> = { out: [], err: [] };
  const code = await lookup(args, {
    env: vendors.env,
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    stopped: new Promise(() => {}),
  });
  return { code, out: said.out.join(''), err: said.err.join('') };
}

describe('lookup in a terminal', () => {
  it('prints the order', async () => {
    const { code, out } = await run('order_7success1');

    expect(code).toBe(0);
    expect(out).toContain('Paid · Travel eSIM 5 GB · Total USD 9.99');
  });

  it.each(['help', '--help'])('%s prints the usage with examples', async (word) => {
    const { code, out, err } = await run(word);

    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: lookup[\s\S]*lookup 89852202209089971478/);
  });

  it('lookup: refuses an option that does not exist', async () => {
    const { code, err } = await run('--jsn', '4567');

    expect(code).toBe(2);
    expect(err).toMatch(/^lookup: Unknown option '--jsn'/);
  });

  it('repeats the beginning of what it could not read', async () => {
    const { code, err } = await run('soon '.repeat(200));

    expect(code).toBe(2);
    expect(err.split('\n')[0]?.length).toBeLessThan(160);
  });

  it('lookup: says that a spreadsheet has cut off digits', async () => {
    const { code, err } = await run('8.98522E+19');

    expect(code).toBe(2);
    expect(err).toContain('8.98522E+19 has lost digits');
  });

  it('says how a number without a digit is asked for', async () => {
    const { err } = await run('SPRING');

    expect(err).toContain('write po:SPRING');
  });
});

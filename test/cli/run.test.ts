import { expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { VERSION } from '../../src/version.ts';

async function type(...args: string[]) {
  const printed = { out: '', err: '' };
  const code = await run(args, {
    env: {},
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    stopped: new Promise(() => {}),
  });
  return { code, ...printed };
}

it.each([['--help'], ['-h'], ['help']])('cli: %s prints every command on standard output', async (word) => {
  const { code, out, err } = await type(word);

  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^Usage: order-scout[\s\S]* serve [\s\S]* lookup [\s\S]* audit [\s\S]* unblock [\s\S]* jobs [\s\S]* doctor /,
  );
});

it.each(['serve', 'setup', 'lookup', 'audit', 'unblock', 'jobs', 'doctor'])(
  'cli: %s prints its usage for --help and for help',
  async (command) => {
    const answers = await Promise.all([
      type(command, '--help'),
      type(command, '-h'),
      type(command, 'help'),
      type('help', command),
    ]);

    for (const answer of answers) expect(answer).toEqual({ code: 0, out: expect.stringContaining(`Usage: ${command}`), err: '' });
  },
);

it.each([['--version'], ['version']])('cli: %s prints the version of package.json', async (word) => {
  expect(await type(word)).toEqual({ code: 0, out: `order-scout ${VERSION} (Node ${process.versions.node})\n`, err: '' });
});

it.each([
  [['serve', '--frob'], "serve: Unknown option '--frob'"],
  [['serve', 'now'], 'serve: "now" is not expected'],
  [['doctor', 'clink'], 'doctor: "clink" is not expected'],
  [['lookup', '--jsn', '4567'], "lookup: Unknown option '--jsn'"],
  [['lookup'], 'lookup: name an ICCID or an order number'],
  [['audit'], 'audit: the only action is "export"'],
  [['audit', 'export', '--since', 'yesterday'], 'audit: --since must be a date such as 2026-11-01'],
  [['audit', 'export', '--person'], "audit: Option '--person <value>' argument missing"],
  [['--frob'], "order-scout: Unknown option '--frob'"],
  [['dance'], 'order-scout: Unknown command "dance": the commands are serve, setup, lookup, audit, unblock, jobs, doctor'],
  [['doctr'], 'order-scout: Unknown command "doctr": did you mean "doctor"?'],
])('cli: %j is refused in one line', async (args, problem) => {
  expect(await type(...args)).toEqual({ code: 2, out: '', err: `${problem} (--help prints the usage)\n` });
});

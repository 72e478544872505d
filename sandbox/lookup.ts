import { lookup } from '../src/cli/lookup.ts';
import { startVendors } from './vendors/index.ts';

/** What src/cli/lookup.ts returns where nothing was asked, or nobody can be. */
const USED_WRONGLY = 2;
/** Of the environment only what says how to answer; whom to ask is settled. */
const TAKEN_ALONG = ['DEFAULT_LOCALE', 'LOG_LEVEL'];

/** `npm run lookup -- --sandbox <text>`: asks the stand-ins; without the flag, what main.ts would. */
if (process.argv.includes('--sandbox')) {
  process.exitCode = await lookUpInSandbox(process.argv.slice(2).filter((arg) => arg !== '--sandbox'));
} else {
  process.argv.splice(2, 0, 'lookup');
  await import('../src/main.ts');
  if (process.exitCode === USED_WRONGLY)
    process.stderr.write('\nTo try it without any account: npm run lookup -- --sandbox 4567\n');
}

async function lookUpInSandbox(args: readonly string[]): Promise<number> {
  const vendors = await startVendors();
  try {
    return await lookup(args, {
      env: { ...vendors.env, ...Object.fromEntries(Object.entries(process.env).filter(([name]) => TAKEN_ALONG.includes(name))) },
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      stopped: new Promise(() => {}),
    });
  } finally {
    await vendors.close();
  }
}

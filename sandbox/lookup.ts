import { lookup } from '../src/cli/commands/lookup.ts';
import { processTerminal, SANDBOX_HELP } from './process-terminal.ts';
import { startVendors } from './vendors/index.ts';

/** Exit code of src/cli/commands/lookup.ts without a question or without a provider. */
const USED_WRONGLY = 2;
/** Environment variables that apply in the sandbox, too. */
const TAKEN_ALONG = ['DEFAULT_LOCALE', 'LOG_LEVEL'];

/** `npm run lookup -- --sandbox <text>` queries the stand-ins. Without the flag it runs src/main.ts. */
if (process.argv.includes('--sandbox')) {
  process.exitCode = await lookUpInSandbox(process.argv.slice(2).filter((arg) => arg !== '--sandbox'));
} else {
  process.argv.splice(2, 0, 'lookup');
  await import('../src/main.ts');
  if (process.argv.includes('--help')) process.stdout.write(SANDBOX_HELP);
  if (process.exitCode === USED_WRONGLY)
    process.stderr.write(
      '\nTo try it without any account: npm run lookup -- --sandbox 4567\nTo connect your accounts: npm run setup\n',
    );
}

async function lookUpInSandbox(args: readonly string[]): Promise<number> {
  const vendors = await startVendors({ hasFurtherAccounts: true });
  try {
    return await lookup(args, {
      env: { ...vendors.env, ...Object.fromEntries(Object.entries(process.env).filter(([name]) => TAKEN_ALONG.includes(name))) },
      ...processTerminal,
    });
  } finally {
    await vendors.close();
  }
}
